// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/alertdelegate.h"

#include "ui/format.h"
#include "ui/pages/overview/recentalertsmodel.h"
#include "ui/style/rounded.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace observatorio {

namespace {

constexpr int RowHeight = 55;
constexpr int PillWidth = 84;

void paintPill(QPainter &painter, const QPoint &at, const AlertEpisode &episode)
{
    const Theme &theme = Theme::instance();
    const bool over = episode.end.has_value();
    const Severity severity = over ? Severity::None : episode.severity;
    const QString word = over ? RecentAlertsModel::tr("Resolved") : Format::severity(severity);
    const QString icon = over                             ? QStringLiteral("check")
                         : severity == Severity::Critical ? QStringLiteral("critical")
                                                          : QStringLiteral("warning");
    const Theme::Token ink = over ? Theme::Muted : severity == Severity::Critical ? Theme::Critical : Theme::Warning;
    const QRectF box(at.x(), at.y(), PillWidth, 18);
    drawRounded(painter, box, 9, theme.severityGround(severity));
    QFont font = Theme::semibold(theme.secondaryFont());
    font.setPixelSize(11);
    const int words = QFontMetrics(font).horizontalAdvance(word);
    const int left = at.x() + qMax(6, (PillWidth - words - 15) / 2);
    theme.icon(icon, ink).paint(&painter, QRect(left, at.y() + 3, 12, 12));
    painter.setFont(font);
    painter.setPen(theme.color(ink));
    painter.drawText(QRectF(left + 15, at.y(), PillWidth - 15, 18), Qt::AlignVCenter | Qt::AlignLeft, word);
}

}  // namespace

void AlertDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const RecentAlertsModel *>(index.model());
    if (!model)
        return;
    const AlertView &view = model->rowAt(index.row()).view;
    const AlertEpisode &episode = view.episode;
    const Theme &theme = Theme::instance();
    const QString indicator = QString::fromStdString(episode.series.indicator);
    const QRect row = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = option.state & QStyle::State_HasFocus && option.state & QStyle::State_Selected;
    if (current || option.state & QStyle::State_MouseOver) {
        drawRounded(*painter, row.adjusted(0, 1, 0, -2), 6, theme.color(current ? Theme::AccentGround : Theme::Ground));
    }
    paintPill(*painter, row.topLeft() + QPoint(0, 9), episode);

    const QFont bold = Theme::semibold(theme.bodyFont());
    const QFontMetrics boldMetrics(bold), small(theme.secondaryFont());
    const QString value = Format::value(indicator, episode.lastValue);
    const QString age = Format::ago(episode.end.value_or(episode.start), model->now());
    const int left = row.left() + PillWidth + 8;
    const int right = row.right() - 2;
    const int upper = row.top() + 23, lower = row.top() + 42;
    const QString threshold =
        episode.suppressed > 0
            ? QString()
            : QStringLiteral(" %1 %2").arg(
                  episode.direction == AlertDirection::Above ? QStringLiteral(">") : QStringLiteral("<"),
                  Format::decimal(episode.threshold, episode.threshold == qRound(episode.threshold) ? 0 : 2));
    const int thresholdWidth = small.horizontalAdvance(threshold);
    const int valueRight = right - thresholdWidth;
    const int valueWidth = boldMetrics.horizontalAdvance(value);
    painter->setFont(theme.secondaryFont());
    painter->setPen(theme.color(Theme::Muted));
    painter->drawText(valueRight, upper, threshold);
    painter->setFont(bold);
    painter->setPen(theme.color(Theme::Text));
    painter->drawText(valueRight - valueWidth, upper, value);
    painter->drawText(
        left, upper,
        boldMetrics.elidedText(model->countryName(view), Qt::ElideRight, valueRight - valueWidth - 10 - left));

    QString basis = Format::indicatorName(indicator);
    if (episode.suppressed > 0)
        basis = RecentAlertsModel::tr("%n alerts of this rule together", nullptr,
                                      static_cast<int>(qMin<std::int64_t>(episode.suppressed, 1'000'000)));
    painter->setFont(theme.secondaryFont());
    painter->setPen(theme.color(Theme::Muted));
    const int ageWidth = small.horizontalAdvance(age);
    painter->drawText(right - ageWidth, lower, age);
    painter->drawText(left, lower, small.elidedText(basis, Qt::ElideRight, right - ageWidth - 8 - left));

    painter->setPen(theme.color(Theme::Grid));
    painter->drawLine(QPointF(row.left(), row.bottom() + 0.5), QPointF(row.right(), row.bottom() + 0.5));
    painter->restore();
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {240, RowHeight}; }

}  // namespace observatorio
