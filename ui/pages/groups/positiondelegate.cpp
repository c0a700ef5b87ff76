// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/groups/positiondelegate.h"

#include "ui/models/partitionmodel.h"
#include "ui/style/rounded.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace observatorio {

namespace {
constexpr int MostWidth = 280;  // a longer bar says no more
}

void PositionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(Theme::AccentGround));
    painter->setPen(theme.color(Theme::Grid));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF track(option.rect.left() + 8, option.rect.center().y() - 4.5,
                       std::min(option.rect.width() - 16, MostWidth), 10);
    const QVariant share = index.data(PartitionModel::ShareRole);
    drawRounded(*painter, track, 4, theme.color(Theme::NeutralGround));
    if (share.isValid()) {
        const bool doubtful = index.data(SeverityRole).toInt() != static_cast<int>(Severity::None);
        QRectF bar = track;
        bar.setWidth(std::max(2.0, track.width() * share.toDouble()));
        painter->setBrush(doubtful ? theme.seriesColor(1) : theme.seriesColor(2));
        painter->drawRoundedRect(bar, std::min(4.0, bar.width() / 2), 4);
    }
    painter->restore();
}

}  // namespace observatorio
