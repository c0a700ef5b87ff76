// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedcontrol.h"

#include "ui/style/draw.h"
#include "ui/widgets/layouts.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QPainterPath>

namespace observatorio {

namespace {

/// One segment; the first and the last have the outer corners. Only the chosen one is in the tab order.
class Segment : public QAbstractButton {
public:
    Segment(const QString &text, QWidget *parent) : QAbstractButton(parent), m_text(text)
    {
        setText(QString(text).replace(u'&', QStringLiteral("&&")));  // a name from a record is no shortcut
        setCheckable(true);
        setAccessibleName(text);
        setFont(Theme::instance().secondaryFont());
        setAttribute(Qt::WA_Hover);
    }
    bool first = false;
    bool last = false;

    [[nodiscard]] QSize sizeHint() const override
    {
        // The widest it gets: choosing it moves nothing.
        return {QFontMetrics(Theme::semibold(font())).horizontalAdvance(m_text) + 22, grown(28)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::instance();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(first ? 0.5 : -0.5, 0.5, -0.5, -0.5);
        QPainterPath path;
        path.addRoundedRect(box, 6, 6);
        path.setFillRule(Qt::WindingFill);
        if (!first)
            path.addRect(QRectF(box.left(), box.top(), 6, box.height()));
        if (!last)
            path.addRect(QRectF(box.right() - 6, box.top(), 6, box.height()));
        path = path.simplified();
        painter.setPen(theme.color(Theme::Line));
        painter.setBrush(theme.color(isChecked()                   ? Theme::AccentGround
                                     : underMouse() && isEnabled() ? Theme::Ground
                                                                   : Theme::Surface));
        painter.drawPath(path);
        if (hasFocus()) {
            drawRounded(painter, QRectF(rect()).adjusted(2, 2, -2.5, -2.5), 4, Qt::NoBrush,
                        QPen(theme.color(Theme::Accent), 1.5));
        }
        QColor ink = theme.color(isChecked() ? Theme::Accent : Theme::Muted);
        if (!isEnabled())
            ink.setAlphaF(0.5f);
        drawText(painter, rect(), m_text, isChecked() ? Theme::semibold(font()) : font(), ink, Qt::AlignHCenter);
    }

private:
    const QString m_text;
};

}  // namespace

SegmentedControl::SegmentedControl(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    rowOf(0, {}, this);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (QAbstractButton *button = m_group->button(id))
            button->setFocusPolicy(on ? Qt::StrongFocus : Qt::ClickFocus);
        if (on)
            Q_EMIT currentChanged(m_data.value(id));
    });
}

void SegmentedControl::addSegment(const QString &text, const QVariant &value, const QString &toolTip)
{
    const int id = static_cast<int>(m_data.size());
    auto *segment = new Segment(text, this);
    segment->setToolTip(toolTip);
    segment->first = id == 0;
    segment->last = true;
    segment->setFocusPolicy(id == 0 ? Qt::StrongFocus : Qt::ClickFocus);
    if (auto *previous = static_cast<Segment *>(m_group->button(id - 1)))
        previous->last = false;
    m_data.append(value);
    m_group->addButton(segment, id);
    layout()->addWidget(segment);
    if (id == 0) {
        const QSignalBlocker quiet(m_group);
        segment->setChecked(true);
    }
}

void SegmentedControl::clear()
{
    const QSignalBlocker quiet(m_group);
    for (QAbstractButton *button : m_group->buttons()) {
        m_group->removeButton(button);
        layout()->removeWidget(button);
        delete button;
    }
    m_data.clear();
}

QVariant SegmentedControl::currentData() const { return m_data.value(m_group->checkedId()); }

void SegmentedControl::setCurrentData(const QVariant &value)
{
    const int id = static_cast<int>(m_data.indexOf(value));
    if (QAbstractButton *button = m_group->button(id))
        button->setChecked(true);
}

}  // namespace observatorio
