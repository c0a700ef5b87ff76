// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/healthpage.h"

#include "ui/accountingtext.h"
#include "ui/format.h"
#include "ui/models/accountingmodel.h"
#include "ui/models/rejectmodel.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/pages/parts/linkcard.h"
#include "ui/pages/parts/sortedtable.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/orempty.h"

namespace observatorio {

HealthPage::HealthPage(const UiContext &context, QWidget *parent) : Page(context, parent)
{
    m_broker = new LinkCard(tr("Broker"), QStringLiteral("broker"), context.actions, 3);
    m_broker->facts()->add(QStringLiteral("partitions"), tr("Partitions read"));
    m_broker->facts()->add(QStringLiteral("idle"), tr("Idle partitions"));
    m_broker->facts()->add(QStringLiteral("lag"), tr("Lag"));
    m_database = new LinkCard(tr("Database"), QStringLiteral("database"), context.actions, 5);
    m_database->facts()->add(QStringLiteral("rows"), tr("Rows written"));
    m_database->facts()->add(QStringLiteral("batches"), tr("Commits"));
    m_database->facts()->add(QStringLiteral("took"), tr("Last duration"));
    m_database->facts()->add(QStringLiteral("last"), tr("Last commit"));
    m_database->facts()->add(QStringLiteral("pending"), tr("Pending rows"));

    m_accountingCard = new Card(tr("Where every record went"));
    m_accounting = new AccountingModel(this);
    m_accountingTable = sortedTable(m_accounting, tr("Accounting by partition"), this);
    auto *unread = new EmptyState(QStringLiteral("pulse"), tr("Nothing read yet"),
                                  tr("Every offset of every partition is accounted for here: counted, late, rejected, "
                                     "without a timestamp, or a gap."));
    m_accountingCard->body()->addWidget((new OrEmpty(m_accountingTable, unread))->follow(m_accounting), 1);

    m_reasonCard = new Card(tr("Rejected"));
    m_reasons = new ReasonModel(this);
    DataTable *reasonTable = sortedTable(m_reasons, tr("Rejected by reason"), this);
    auto *unrejected =
        new EmptyState(QStringLiteral("check"), tr("Nothing rejected"), tr("Every record could be read."));
    m_reasonCard->body()->addWidget((new OrEmpty(reasonTable, unrejected))->follow(m_reasons), 1);

    auto *samples =
        new Card(tr("Rejected records"), tr("the newest, first bytes as plain text · %1").arg(Format::zone()));
    m_rejects = new RejectModel(this);
    m_rejectTable = sortedTable(m_rejects, tr("Rejected records"), this);
    auto *unsampled = new EmptyState(QStringLiteral("check"), tr("No sample"),
                                     tr("Records that cannot be read appear here with their reason."));
    samples->body()->addWidget((new OrEmpty(m_rejectTable, unsampled))->follow(m_rejects), 1);

    auto *layout = pageLayout<QVBoxLayout>(this);
    layout->addLayout(cardRow({{m_broker, 1}, {m_database, 1}}));
    layout->addWidget(m_accountingCard, 3);
    layout->addLayout(cardRow({{m_reasonCard, 2}, {samples, 4}}), 3);
}

void HealthPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    int assigned = 0;
    int idle = 0;
    for (const PartitionView &view : snapshot->partitions) {
        assigned += view.assigned;
        idle += view.assigned && view.idle;
    }
    m_broker->showLink(snapshot->broker);
    m_broker->facts()->set(QStringLiteral("partitions"), Format::integer(assigned));
    m_broker->facts()->set(QStringLiteral("idle"), Format::integer(idle));
    m_broker->facts()->set(QStringLiteral("lag"), Format::integer(snapshot->lag),
                           snapshot->lagMs ? Format::duration(*snapshot->lagMs) : QString());

    const StoreView &store = snapshot->store;
    m_database->showLink(snapshot->database);
    m_database->facts()->set(QStringLiteral("rows"), Format::integer(static_cast<std::int64_t>(store.rows)));
    m_database->facts()->set(QStringLiteral("batches"), Format::integer(static_cast<std::int64_t>(store.batches)));
    m_database->facts()->set(QStringLiteral("took"),
                             store.batches > 0 ? Format::decimal(store.lastCommitMs, 1) : QString(),
                             store.batches > 0 ? tr("ms") : QString());
    m_database->facts()->set(QStringLiteral("last"),
                             store.lastCommit ? Format::ago(*store.lastCommit, snapshot->at) : tr("not yet"));
    m_database->facts()->set(QStringLiteral("pending"), Format::integer(static_cast<std::int64_t>(store.pendingCells)),
                             {}, snapshot->database.state == LinkState::Up ? Theme::Text : Theme::Warning);

    const Accounting &total = snapshot->total;
    m_accountingCard->setDetail(AccountingText::sentence(total, snapshot->balances));
    m_accounting->update(snapshot->partitions);
    m_reasonCard->setDetail(tr("%1 by reason").arg(Format::integer(total.rejected)));
    m_reasons->update(total);
    m_rejects->update(snapshot->rejectSamples);
}

QJsonObject HealthPage::saveState() const
{
    return {{QStringLiteral("accounting"), tableState(m_accountingTable)},
            {QStringLiteral("rejects"), tableState(m_rejectTable)}};
}

void HealthPage::restoreState(const QJsonObject &state)
{
    restoreTable(m_accountingTable, state[QStringLiteral("accounting")]);
    restoreTable(m_rejectTable, state[QStringLiteral("rejects")]);
}

}  // namespace observatorio
