// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/healthpage.h"

#include "ui/accountingtext.h"
#include "ui/format.h"
#include "ui/models/accountingmodel.h"
#include "ui/models/rejectmodel.h"
#include "ui/pages/parts/linkcard.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"

#include <algorithm>
#include <climits>
#include <cmath>

namespace observatorio {

namespace {

/// Decimal, as file managers and the console say it.
FactGrid::Value amount(double bytes, const QString &per = {})
{
    const auto [size, unit] = bytes >= 1e9   ? std::pair(1e9, "GB")
                              : bytes >= 1e6 ? std::pair(1e6, "MB")
                                             : std::pair(1e3, "kB");
    return {Format::decimal(bytes / size, 1), QLatin1String(unit) + per};
}

QStringList sentences(const std::vector<Error> &remarks)
{
    QStringList lines;
    std::ranges::transform(remarks, std::back_inserter(lines), Format::error);
    return lines;
}

void say(Notice *notice, const QStringList &lines)
{
    notice->setVisible(!lines.isEmpty());
    notice->setText(lines.join(u'\n'));
}

}  // namespace

HealthPage::HealthPage(const UiContext &context, QWidget *parent)
    : Page(context, parent), m_broker(new LinkCard(tr("Broker"), QStringLiteral("broker"), context.actions, 3)),
      m_database(new LinkCard(tr("Database"), QStringLiteral("database"), context.actions, 4)), m_remarks(new Notice),
      m_streamRemarks(new Notice), m_accountingCard(new Card(tr("Where every record went"))),
      m_accounting(new AccountingModel(this)), m_reasonCard(new Card(tr("Rejected"))), m_reasons(new ReasonModel(this)),
      m_rejects(new RejectModel(*context.countries, this))
{
    addFacts();
    addSize();
    say(m_remarks, {});
    say(m_streamRemarks, {});
    m_accountingCard->explain(Term::AddsUp);
    m_reasonCard->explain(Term::Rejected);
    m_database->body()->addWidget(m_remarks);
    m_broker->body()->addWidget(m_streamRemarks);
    DataTable *accounting = sortedTable(m_accounting, tr("Accounting by partition"), this);
    auto *accounted = new PlaceholderStack(
        accounting, QStringLiteral("pulse"), tr("Nothing read yet"),
        tr("Every offset of every partition is accounted for here: counted, late, rejected, without a timestamp, or a "
           "gap."));
    m_accountingCard->body()->addWidget(accounted->follow(m_accounting), 1);
    keepTable(QStringLiteral("accounting"), accounting);

    auto *reasons =
        new PlaceholderStack(sortedTable(m_reasons, tr("Rejected by reason"), this), QStringLiteral("check"),
                             tr("Nothing rejected"), tr("Every record could be read."));
    m_reasonCard->body()->addWidget(reasons->follow(m_reasons), 1);

    auto *samples =
        new Card(tr("Rejected records"), tr("the newest, first bytes as plain text · %1").arg(Format::zone()));
    DataTable *rejects = sortedTable(m_rejects, tr("Rejected records"), this);
    auto *sampled = new PlaceholderStack(rejects, QStringLiteral("check"), tr("No sample"),
                                         tr("Records that cannot be read appear here with their reason."));
    samples->body()->addWidget(sampled->follow(m_rejects), 1);
    keepTable(QStringLiteral("rejects"), rejects);

    pageColumn(this, {cardRow({{m_broker, 7}, {m_database, 8}}),
                      {m_accountingCard, 3},
                      {cardRow({{m_reasonCard, 2}, {samples, 4}}), 3}});
}

void HealthPage::addFacts()
{
    using Fact = FactGrid::Value;
    const auto addCount = [this](const QString &name, Term term, auto counts) {
        m_broker->facts()->add(name, term, [counts](const Snapshot &now) -> Fact {
            return {Format::integer(std::ranges::count_if(now.partitions, counts))};
        });
    };
    addCount(tr("Partitions read"), Term::PartitionsRead,
             [](const PartitionView &view) { return view.state == ReadState::Reading; });
    addCount(tr("Idle partitions"), Term::Idle,
             [](const PartitionView &view) { return view.state == ReadState::Reading && view.idle; });
    m_broker->facts()->add(tr("Lag"), Term::Lag, [](const Snapshot &now) -> Fact {
        return {Format::integer(now.lag), now.lagMs ? Format::duration(*now.lagMs) : QString()};
    });
    FactsOf<Snapshot> *database = m_database->facts();
    // What workers write nobody counts here.
    const auto ofThis = [](const Snapshot &now, std::uint64_t figure) {
        return now.observing() ? Fact{} : Fact{Format::count(figure)};
    };
    database->add(tr("Rows written"), Term::RowsWritten,
                  [ofThis](const Snapshot &now) { return ofThis(now, now.store.rows); });
    database->add(tr("Commits"), Term::Commits,
                  [ofThis](const Snapshot &now) { return ofThis(now, now.store.batches); });
    database->add(tr("Last duration"), Term::CommitDuration, [](const Snapshot &now) -> Fact {
        return now.store.batches > 0 ? Fact{Format::decimal(now.store.lastCommitMs, 1), tr("ms")} : Fact{};
    });
    database->add(tr("Last commit"), Term::LastCommit, [](const Snapshot &now) -> Fact {
        return {now.store.lastCommit ? Format::ago(*now.store.lastCommit, now.at) : tr("not yet")};
    });
    database->add(tr("Pending rows"), Term::PendingRows, [](const Snapshot &now) -> Fact {
        if (now.observing())
            return {};
        const bool up = now.database.state == LinkState::Up;
        return {Format::count(now.store.pendingCells), {}, up ? Theme::Text : Theme::Warning};
    });
}

void HealthPage::addSize()
{
    using Fact = FactGrid::Value;
    const auto add = [this](const QString &name, Term term, auto tell) {
        m_database->facts()->add(name, term, [tell](const Snapshot &now) -> Fact {
            return now.store.size ? tell(*now.store.size) : Fact{};
        });
    };
    add(tr("Size"), Term::DatabaseSize, [](const StoreSize &size) { return amount(static_cast<double>(size.bytes)); });
    add(tr("Growth"), Term::DatabaseGrowth, [](const StoreSize &size) {
        if (!size.bytesPerDay)
            return Fact{tr("not known yet")};
        Fact growth = amount(std::abs(*size.bytesPerDay), tr(" a day"));
        if (*size.bytesPerDay < 0.0)
            growth.text.prepend(QChar(0x2212));
        return growth;
    });
    add(tr("Oldest window"), Term::OldestWindow, [](const StoreSize &size) -> Fact {
        return {size.oldestWindow ? Format::dateTime(*size.oldestWindow).section(u' ', 0, 0) : QString()};
    });
}

/// What a person should know of the database though it works: how it was found, and what it refused.
void HealthPage::remark(const StoreView &store)
{
    QStringList lines = sentences(store.remarks);
    if (store.rowsSetAside > 0) {
        QString refused = tr("The database refused %n rows for what they hold; their records count as rejected: %1.",
                             nullptr, static_cast<int>(std::min<std::uint64_t>(store.rowsSetAside, INT_MAX)))
                              .arg(Format::integer(store.recordsSetAside));
        if (store.lastSetAside)
            refused += u' '
                       + tr("Last, in %1: %2 (%3)")
                             .arg(QString::fromStdString(store.lastSetAside->table),
                                  QString::fromStdString(store.lastSetAside->what),
                                  QString::fromStdString(store.lastSetAside->cause).simplified());
        lines.append(refused);
    }
    say(m_remarks, lines);
}

void HealthPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_broker->show(snapshot->broker, *snapshot);
    m_database->show(snapshot->database, *snapshot);
    say(m_streamRemarks, sentences(snapshot->remarks));
    remark(snapshot->store);
    const Accounting &total = snapshot->total;
    m_accountingCard->setDetail(AccountingText::sentence(total, snapshot->balances));
    m_accounting->update(snapshot->partitions);
    m_reasonCard->setDetail(tr("%1 by reason").arg(Format::integer(total.rejected)));
    m_reasons->update(total);
    m_rejects->update(snapshot->rejectSamples);
}

}  // namespace observatorio
