// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/proxystyle.h"

#include "ui/style/draw.h"
#include "ui/style/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QStyleOption>
#include <QToolButton>

namespace observatorio {

namespace {

constexpr qreal ControlRadius = 6.0;

int controlHeight() { return grown(30); }

QColor token(Theme::Token which) { return Theme::instance().color(which); }

/// A control's outline: one pixel, crisp, rounded.
void panel(QPainter *painter, const QRect &rect, const QColor &ground, const QColor &line, qreal radius = ControlRadius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawRounded(*painter, QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, ground, QPen(line, 1.0));
    painter->restore();
}

void fieldPanel(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    QColor line = token(Theme::Line);
    if (widget && widget->property("invalid").toBool())
        line = token(Theme::Critical);
    else if (option->state & QStyle::State_HasFocus)
        line = token(Theme::Accent);
    panel(painter, option->rect, token(enabled ? Theme::Surface : Theme::Ground), line);
}

void chevron(QPainter *painter, const QRectF &rect, bool up, const QColor &ink)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = rect.center();
    const qreal dy = up ? -1.0 : 1.0;
    const QPointF points[] = {c + QPointF(-3.5, -1.8 * dy), c + QPointF(0.0, 1.8 * dy), c + QPointF(3.5, -1.8 * dy)};
    painter->drawPolyline(points, 3);
    painter->restore();
}

void button(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const bool primary = widget && widget->property("primary").toBool();
    QColor ground = token(primary || on ? Theme::AccentGround : Theme::Surface);
    QColor line = token((primary || on) && enabled ? Theme::Accent : Theme::Line);
    if (enabled && (option->state & QStyle::State_Sunken))
        ground = token(Theme::NeutralGround);
    else if (enabled && !primary && !on && (option->state & QStyle::State_MouseOver))
        ground = token(Theme::Ground);
    panel(painter, option->rect, ground, line);
}

void checkMark(const QStyleOption *option, QPainter *painter, bool round)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor accent = token(enabled ? Theme::Accent : Theme::Muted);
    const int side = scaled(16);
    QRect box(0, 0, side, side);
    box.moveCenter(option->rect.center());
    QColor line = option->state & QStyle::State_MouseOver && enabled ? accent : token(Theme::Muted);
    panel(painter, box, on ? accent : token(Theme::Surface), on ? accent : line, round ? side / 2.0 : 4.0);
    if (!on)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(box.topLeft());
    painter->scale(side / 16.0, side / 16.0);
    const QPointF o;
    if (round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(token(Theme::Surface));
        painter->drawEllipse(o + QPointF(8, 8), 3, 3);
    } else {
        painter->setPen(QPen(token(Theme::Surface), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (option->state & QStyle::State_NoChange) {
            painter->drawLine(o + QPointF(4.5, 8), o + QPointF(11.5, 8));
        } else {
            const QPointF mark[] = {o + QPointF(4, 8.3), o + QPointF(7, 11.2), o + QPointF(12, 5.2)};
            painter->drawPolyline(mark, 3);
        }
    }
    painter->restore();
}

void slider(const QStyleOptionSlider *option, QPainter *painter, const QStyle *style, const QWidget *widget)
{
    const QRect handle = style->subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderHandle, widget);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool horizontal = option->orientation == Qt::Horizontal;
    const QPointF c = QRectF(handle).center();
    QRectF groove = QRectF(option->rect);
    groove = horizontal ? QRectF(groove.left(), c.y() - 2, groove.width(), 4)
                        : QRectF(c.x() - 2, groove.top(), 4, groove.height());
    QRectF filled = groove;
    if (horizontal)
        option->upsideDown ? filled.setLeft(c.x()) : filled.setRight(c.x());
    else
        option->upsideDown ? filled.setTop(c.y()) : filled.setBottom(c.y());
    const QColor ink = token(enabled ? Theme::Accent : Theme::Muted);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawRounded(*painter, groove, 2, token(Theme::Line));
    painter->setBrush(ink);
    painter->drawRoundedRect(filled, 2, 2);
    if (option->state & QStyle::State_HasFocus) {
        painter->setBrush(token(Theme::AccentGround));
        painter->drawEllipse(c, 10, 10);
    }
    painter->setPen(QPen(ink, 2));
    painter->setBrush(token(Theme::Surface));
    painter->drawEllipse(c, 6, 6);
    painter->restore();
}

void spinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QStyle *style, const QWidget *widget)
{
    if (option->frame)
        fieldPanel(painter, option, widget);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const struct {
        QStyle::SubControl part;
        QAbstractSpinBox::StepEnabledFlag step;
        bool up;
    } arrows[] = {{QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, true},
                  {QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, false}};
    for (const auto &arrow : arrows) {
        const bool live = (option->stepEnabled & arrow.step) && (option->state & QStyle::State_Enabled);
        const bool hot = live && option->activeSubControls == arrow.part;
        chevron(painter, QRectF(style->subControlRect(QStyle::CC_SpinBox, option, arrow.part, widget)), arrow.up,
                token(hot    ? Theme::Accent
                      : live ? Theme::Muted
                             : Theme::Line));
    }
}

}  // namespace

ProxyStyle::ProxyStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ProxyStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QAbstractSpinBox *>(widget))  // the style sheet's own style asks nobody for its height
        widget->setMinimumHeight(controlHeight());
}

void ProxyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return button(option, painter, widget);
    case PE_PanelButtonTool:
        if (option->state & (State_On | State_Sunken | State_MouseOver) && option->state & State_Enabled)
            panel(painter, option->rect, token(option->state & State_On ? Theme::AccentGround : Theme::NeutralGround),
                  Qt::transparent);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            fieldPanel(painter, option, widget);
        return;
    }
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget))
            return fieldPanel(painter, option, widget);
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_FrameLineEdit:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_IndicatorCheckBox:
        return checkMark(option, painter, false);
    case PE_IndicatorItemViewItemCheck:
        return checkMark(option, painter, false);
    case PE_IndicatorRadioButton:
        return checkMark(option, painter, true);
    case PE_FrameFocusRect:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawRounded(*painter, QRectF(option->rect).adjusted(1, 1, -1, -1), ControlRadius - 1, Qt::NoBrush,
                    QPen(token(Theme::Accent), 1.5));
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ProxyStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (element == CE_PushButtonLabel && widget && widget->property("primary").toBool()) {
        if (const auto *source = qstyleoption_cast<const QStyleOptionButton *>(option);
            source && source->state & State_Enabled) {
            QStyleOptionButton copy(*source);
            copy.palette.setColor(QPalette::ButtonText, token(Theme::Accent));
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ProxyStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            fieldPanel(painter, option, widget);
            chevron(painter, QRectF(subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget)), false,
                    token(option->state & State_Enabled ? Theme::Muted : Theme::Line));
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return spinBox(spin, painter, proxy(), widget);
    }
    if (control == CC_ToolButton) {
        // An icon or a text that says so is enough: no second, tiny arrow.
        const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (tool && (!tool->icon.isNull() || tool->text.contains(QChar(0x25BE)))) {
            QStyleOptionToolButton copy(*tool);
            copy.features &= ~QStyleOptionToolButton::HasMenu;
            return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
        }
    }
    if (control == CC_Slider) {
        if (const auto *handle = qstyleoption_cast<const QStyleOptionSlider *>(option);
            handle && handle->tickPosition == QSlider::NoTicks)
            return slider(handle, painter, proxy(), widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int ProxyStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return scaled(18);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaled(16);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ProxyStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 350;
    case SH_ComboBox_Popup:
        return 0;
    case SH_FormLayoutLabelAlignment:
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize ProxyStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        if (const auto *push = qstyleoption_cast<const QStyleOptionButton *>(option); push && !push->text.isEmpty())
            result.rwidth() = qMax(size.width() + 24, 64);
        result.setHeight(qMax(controlHeight() - 2, size.height() + 8));
        break;
    case CT_ComboBox:
        result = {qMax(result.width(), size.width() + 42),
                  qMax(result.height(), controlHeight())};  // margins and chevron
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(qMax(result.height(), controlHeight()));
        break;
    default:
        break;
    }
    return result;
}

QRect ProxyStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return element == SE_LineEditContents && frame && frame->lineWidth > 0 ? rect.adjusted(6, 0, -6, 0) : rect;
}

QRect ProxyStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(10, 2, -26, -2);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return QRect(option->rect.right() - 24, option->rect.top(), 22, option->rect.height());
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    return control == CC_SpinBox && part == SC_SpinBoxEditField ? rect.adjusted(5, 0, 0, 0) : rect;
}

}  // namespace observatorio
