// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/alertscard.h"

#include "ui/format.h"
#include "ui/pages/overview/recentalertsmodel.h"
#include "ui/style/draw.h"
#include "ui/style/severityshape.h"
#include "ui/widgets/placeholderstack.h"

#include <QListView>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace observatorio {

namespace {

int alertRowHeight() { return 18 + scaled(37); }
int pillWidth() { return scaled(84); }
int smallPillHeight() { return scaled(18); }

/// As wide as its word, or as its icon where a row has no room for more.
void paintPill(QPainter &painter, const QPoint &at, int width, const AlertEpisode &episode)
{
    const Theme &theme = Theme::instance();
    const bool over = !isFiring(episode);
    const Severity severity = over ? Severity::None : episode.severity;
    const QString word = RecentAlertsModel::stateText(episode);
    const QString icon = episode.end ? QStringLiteral("check") : QStringLiteral("clock");
    const Theme::Token ink = over ? Theme::Muted : severity == Severity::Critical ? Theme::Critical : Theme::Warning;
    const QRectF box(at.x(), at.y(), width, smallPillHeight());
    drawRounded(painter, box, smallPillHeight() / 2.0, theme.severityGround(severity));
    const QFont font = Theme::semibold(theme.smallFont());
    const int words = QFontMetrics(font).horizontalAdvance(word);
    const int side = over ? scaled(12) : scaled(8);
    const int left = at.x() + (width < pillWidth() ? (width - side) / 2 : qMax(6, (width - words - side - 3) / 2));
    const QRect shape(left, at.y() + (smallPillHeight() - side) / 2, side, side);
    if (over)
        theme.icon(icon, ink).paint(&painter, shape);
    else
        drawSeverityShape(painter, shape, severity, theme.color(ink));
    if (width >= pillWidth())
        drawText(painter, QRectF(left + side + 3, at.y(), width - side - 3, smallPillHeight()), word, font,
                 theme.color(ink));
}

/// A row of the newest alerts: severity as word, colour and shape; country and indicator; threshold; value and age.
class AlertDelegate : public QStyledItemDelegate {
public:
    AlertDelegate(const RecentAlertsModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {240, alertRowHeight()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const AlertView &view = m_model.rowAt(index.row()).view;
        const AlertEpisode &episode = view.episode;
        const Theme &theme = Theme::instance();
        const QString indicator = QString::fromStdString(episode.series.indicator);
        const QRect row = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool current = option.state & QStyle::State_HasFocus && option.state & QStyle::State_Selected;
        if (current || option.state & QStyle::State_MouseOver)
            drawRounded(*painter, row.adjusted(0, 1, 0, -2), 6,
                        theme.color(current ? Theme::AccentGround : Theme::Ground));
        const int pill = row.width() < scaled(250) ? smallPillHeight() + 6 : pillWidth();
        paintPill(*painter, row.topLeft() + QPoint(0, 9), pill, episode);

        const QFont bold = Theme::semibold(theme.bodyFont()), small = theme.secondaryFont();
        QRectF upper(row.left() + pill + 8, row.top() + 9, row.width() - pill - 10, scaled(18));
        QRectF lower = upper.translated(0, scaled(19));
        const auto atRight = [&](QRectF &line, const QString &text, const QFont &font, Theme::Token ink, int gap) {
            drawText(*painter, line, text, font, theme.color(ink), Qt::AlignRight);
            line.setRight(line.right() - QFontMetricsF(font).horizontalAdvance(text) - gap);
        };
        if (episode.suppressed <= 0) {
            atRight(upper, Format::threshold(episode), small, Theme::Muted, 4);
            atRight(upper, Format::valueBeside(indicator, episode.lastValue, episode.threshold), bold, Theme::Text, 10);
        }
        drawText(*painter, upper, m_model.countryName(view), bold, theme.color(Theme::Text));

        const QString basis = AlertModel::indicatorText(m_model.rowAt(index.row()));
        atRight(lower, Format::ago(episode.end.value_or(episode.staleSince.value_or(episode.start)), m_model.now()),
                small, Theme::Muted, 8);
        drawText(*painter, lower, basis, small, theme.color(Theme::Muted));
        drawHairline(*painter, row);
        painter->restore();
    }

private:
    const RecentAlertsModel &m_model;
};

}  // namespace

AlertsCard::AlertsCard(const UiContext &context, QWidget *parent)
    : Card(tr("Newest alerts"), {}, parent),
      m_model(new RecentAlertsModel([&context](const QString &code) { return context.countryName(code); }, this)),
      m_list(new QListView)
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new AlertDelegate(*m_model, m_list));
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
    setMinimumWidth(grown(300, 60));

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
