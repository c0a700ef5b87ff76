// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/alertscard.h"

#include "ui/format.h"
#include "ui/pages/overview/alertdelegate.h"
#include "ui/pages/overview/recentalertsmodel.h"
#include "ui/style/theme.h"
#include "ui/widgets/placeholderstack.h"

#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace observatorio {

AlertsCard::AlertsCard(const UiContext &context, QWidget *parent)
    : Card(tr("Newest alerts"), {}, parent),
      m_model(new RecentAlertsModel([&context](const QString &code) { return context.countryName(code); }, this)),
      m_list(new QListView)
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new AlertDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->viewport()->setCursor(Qt::PointingHandCursor);
    m_list->setAccessibleName(tr("Newest alerts"));
    auto *stack =
        new PlaceholderStack(m_list, QStringLiteral("bell"), tr("No alerts"),
                             tr("An alert appears here when a value crosses one of the thresholds in the settings."));
    body()->addWidget(stack->follow(m_model), 1);
    setMinimumWidth(300);

    auto *all = new QPushButton(tr("All"));
    all->setFont(Theme::instance().secondaryFont());
    all->setAccessibleName(tr("All alerts"));
    addControl(all);
    Actions *actions = context.actions;
    connect(all, &QPushButton::clicked, actions, [actions] { Q_EMIT actions->showPageRequested(PageId::Alerts); });
    const auto open = [this, actions](const QModelIndex &index) {
        const AlertEpisode &episode = m_model->rowAt(index.row()).view.episode;
        Q_EMIT actions->showCountryRequested(QString::fromStdString(episode.series.country),
                                             QString::fromStdString(episode.series.indicator), episode.start);
    };
    connect(m_list, &QListView::clicked, this, open);
    connect(m_list, &QListView::activated, this, open);
}

void AlertsCard::apply(const Snapshot &snapshot)
{
    const int firing = snapshot.firingCritical + snapshot.firingWarning;
    setDetail(snapshot.alerts->empty() ? QString() : tr("%n firing", nullptr, firing));
    m_model->apply(*snapshot.alerts, snapshot.at);
    if (snapshot.at / 1000 != m_agesAt / 1000) {
        m_agesAt = snapshot.at;
        m_list->viewport()->update();
    }
}

}  // namespace observatorio
