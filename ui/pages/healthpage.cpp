// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/healthpage.h"

#include "ui/accountingtext.h"
#include "ui/format.h"
#include "ui/models/ledgermodel.h"
#include "ui/models/rejectmodel.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/pages/parts/linkcard.h"
#include "ui/pages/parts/sortedtable.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/orempty.h"

#include <QVBoxLayout>

namespace observatorio {

struct HealthPage::Private {
    LinkCard *broker = nullptr;
    LinkCard *database = nullptr;
    Card *ledgerCard = nullptr;
    LedgerModel *ledger = nullptr;
    DataTable *ledgerTable = nullptr;
    Card *reasonCard = nullptr;
    ReasonModel *reasons = nullptr;
    RejectModel *rejects = nullptr;
    DataTable *rejectTable = nullptr;
};

HealthPage::HealthPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>())
{
    d->broker = new LinkCard(tr("Broker"), QStringLiteral("broker"), context.actions, 3);
    d->broker->facts()->add(QStringLiteral("partitions"), tr("Partitions read"));
    d->broker->facts()->add(QStringLiteral("idle"), tr("Idle ones"));
    d->broker->facts()->add(QStringLiteral("lag"), tr("Lag"));
    d->database = new LinkCard(tr("Database"), QStringLiteral("database"), context.actions, 5);
    d->database->facts()->add(QStringLiteral("rows"), tr("Rows written"));
    d->database->facts()->add(QStringLiteral("batches"), tr("Commits"));
    d->database->facts()->add(QStringLiteral("took"), tr("Last took"));
    d->database->facts()->add(QStringLiteral("last"), tr("Last commit"));
    d->database->facts()->add(QStringLiteral("pending"), tr("Cells waiting"));

    const QString topic = QStringLiteral("eventos_economicos"), count = Format::integer(88'888'888);
    d->ledgerCard = new Card(tr("Where every record went"));
    d->ledger = new LedgerModel(this);
    d->ledgerTable = sortedTable(d->ledger, tr("Accounting by partition"),
                                 {topic, {}, count, count, {}, {}, {}, {}, tr("✓ adds up"), {}, {}}, this);
    auto *unread = new EmptyState(
        QStringLiteral("pulse"), tr("Nothing read yet"),
        tr("Every offset of every partition is accounted for here: counted, late, rejected, untimed or a gap."));
    d->ledgerCard->body()->addWidget((new OrEmpty(d->ledgerTable, unread))->follow(d->ledger), 1);

    d->reasonCard = new Card(tr("Rejected"));
    d->reasons = new ReasonModel(this);
    DataTable *reasonTable = sortedTable(d->reasons, tr("Rejected by reason"),
                                         {Format::rejectReason(RejectReason::TooManySeries), count, {}}, this);
    auto *unrejected =
        new EmptyState(QStringLiteral("check"), tr("Nothing rejected"), tr("Every record could be read."));
    d->reasonCard->body()->addWidget((new OrEmpty(reasonTable, unrejected))->follow(d->reasons), 1);

    auto *samples =
        new Card(tr("Rejected records"), tr("the newest, first bytes as plain text · %1").arg(Format::zone()));
    d->rejects = new RejectModel(this);
    d->rejectTable =
        sortedTable(d->rejects, tr("Rejected records"),
                    {topic, {}, count, Format::time(0), Format::rejectReason(RejectReason::UnknownCountry)}, this);
    auto *unsampled = new EmptyState(QStringLiteral("check"), tr("No sample"),
                                     tr("Records that cannot be read appear here with their reason."));
    samples->body()->addWidget((new OrEmpty(d->rejectTable, unsampled))->follow(d->rejects), 1);

    auto *links = new QHBoxLayout;
    links->setSpacing(Theme::Gap);
    links->addWidget(d->broker, 1);
    links->addWidget(d->database, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(Theme::Gap);
    bottom->addWidget(d->reasonCard, 2);
    bottom->addWidget(samples, 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    layout->setSpacing(Theme::Gap);
    layout->addLayout(links);
    layout->addWidget(d->ledgerCard, 3);
    layout->addLayout(bottom, 3);
}

HealthPage::~HealthPage() = default;

QString HealthPage::id() const { return QStringLiteral("health"); }
QString HealthPage::title() const { return tr("Health"); }
QString HealthPage::iconName() const { return QStringLiteral("pulse"); }

void HealthPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    int assigned = 0;
    int idle = 0;
    for (const PartitionView &view : snapshot->partitions) {
        assigned += view.assigned;
        idle += view.assigned && view.idle;
    }
    d->broker->showLink(snapshot->broker);
    d->broker->facts()->set(QStringLiteral("partitions"), Format::integer(assigned));
    d->broker->facts()->set(QStringLiteral("idle"), Format::integer(idle));
    d->broker->facts()->set(QStringLiteral("lag"), Format::integer(snapshot->lag),
                            snapshot->lagMs ? Format::duration(*snapshot->lagMs) : QString());

    const StoreView &store = snapshot->store;
    d->database->showLink(snapshot->database);
    d->database->facts()->set(QStringLiteral("rows"), Format::integer(static_cast<std::int64_t>(store.rows)));
    d->database->facts()->set(QStringLiteral("batches"), Format::integer(static_cast<std::int64_t>(store.batches)));
    d->database->facts()->set(QStringLiteral("took"),
                              store.batches > 0 ? Format::decimal(store.lastCommitMs, 1) : QString(),
                              store.batches > 0 ? tr("ms") : QString());
    d->database->facts()->set(QStringLiteral("last"),
                              store.lastCommit ? Format::ago(*store.lastCommit, snapshot->at) : tr("not yet"));
    d->database->facts()->set(QStringLiteral("pending"), Format::integer(static_cast<std::int64_t>(store.pendingCells)),
                              {}, snapshot->database.state == LinkState::Up ? Theme::Text : Theme::Warning);

    const Accounting &total = snapshot->total;
    d->ledgerCard->setDetail(AccountingText::sentence(total, snapshot->balances));
    d->ledger->update(snapshot->partitions);
    d->reasonCard->setDetail(tr("%1 by reason").arg(Format::integer(total.rejected)));
    d->reasons->update(total);
    d->rejects->update(snapshot->rejectSamples);
}

QJsonObject HealthPage::saveState() const
{
    return {{QStringLiteral("ledger"), tableState(d->ledgerTable)},
            {QStringLiteral("rejects"), tableState(d->rejectTable)}};
}

void HealthPage::restoreState(const QJsonObject &state)
{
    restoreTable(d->ledgerTable, state[QStringLiteral("ledger")]);
    restoreTable(d->rejectTable, state[QStringLiteral("rejects")]);
}

}  // namespace observatorio
