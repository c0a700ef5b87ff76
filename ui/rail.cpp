// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rail.h"

#include "ui/format.h"
#include "ui/style/draw.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace observatorio {

class RailItem : public QAbstractButton {
public:
    RailItem(const QString &title, QString iconName, QWidget *parent)
        : QAbstractButton(parent), m_icon(std::move(iconName))
    {
        setText(title);
        setAccessibleName(title);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(grown(36));
    }

    void setBadge(int count, bool critical, const QString &description)
    {
        if (count == m_count && critical == m_critical && description == accessibleDescription())
            return;
        m_count = count;
        m_critical = critical;
        setAccessibleDescription(description);
        setToolTip(description);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::instance();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse() || isDown())
            drawRounded(painter, rect(), 6, theme.color(isChecked() ? Theme::AccentGround : Theme::Ground));
        if (hasFocus()) {
            drawRounded(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 5, Qt::NoBrush,
                        QPen(theme.color(Theme::Accent), 1.5));
        }
        const int icon = scaled(18);
        const Theme::Token ink = isChecked() ? Theme::Accent : Theme::Muted;
        theme.icon(m_icon, ink).paint(&painter, QRect(12, (height() - icon) / 2, icon, icon));
        const QFont face = isChecked() ? Theme::semibold(theme.bodyFont()) : theme.bodyFont();
        drawText(painter, rect().adjusted(22 + icon, 0, m_count > 0 ? -grown(52, 28) : -8, 0), text(), face,
                 theme.color(ink));
        if (m_count > 0)
            paintBadge(painter);
    }

private:
    void paintBadge(QPainter &painter)
    {
        const Theme &theme = Theme::instance();
        const Severity severity = m_critical ? Severity::Critical : Severity::Warning;
        const QFont face = Theme::semibold(theme.smallFont());
        const QString text = m_count > 999 ? QStringLiteral("999+") : QString::number(m_count);
        const int width = qMax(scaled(20), QFontMetrics(face).horizontalAdvance(text) + 12);
        const int high = scaled(16);
        const QRectF box(this->width() - 12 - width, (height() - high) / 2.0, width, high);
        drawRounded(painter, box, high / 2.0, theme.severityGround(severity));
        drawText(painter, box, text, face, theme.severityColor(severity), Qt::AlignHCenter);
    }

    QString m_icon;
    int m_count = 0;
    bool m_critical = false;
};

Rail::Rail(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setFixedWidth(grown(184, 100));
    setAccessibleName(tr("Pages"));
    m_column->setContentsMargins(8, 8, 9, 8);
    m_column->setSpacing(2);
    m_column->addStretch();
}

void Rail::addPage(PageId id, const QString &title, const QString &icon)
{
    auto *item = new RailItem(title, icon, this);
    item->setCheckable(true);
    item->setAutoExclusive(true);
    m_column->insertWidget(static_cast<int>(m_pages.size()), item);
    m_pages.append(item);
    connect(item, &QAbstractButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
}

QAbstractButton *Rail::addFooter(const QString &title, const QString &icon)
{
    auto *item = new RailItem(title, icon, this);
    m_column->addWidget(item);
    return item;
}

void Rail::setCurrent(PageId id) { item(id)->setChecked(true); }

PageId Rail::current() const
{
    const auto checked = std::ranges::find_if(m_pages, &RailItem::isChecked);
    return static_cast<PageId>(checked - m_pages.begin());
}

void Rail::setBadge(PageId id, int count, bool critical, const QString &description)
{
    item(id)->setBadge(count, critical, description);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::instance().color(Theme::Line));
}

void Rail::keyPressEvent(QKeyEvent *event)
{
    const auto at =
        std::find_if(m_pages.cbegin(), m_pages.cend(), [](const RailItem *item) { return item->hasFocus(); });
    const qsizetype here = at == m_pages.cend() ? -1 : at - m_pages.cbegin();
    qsizetype next = -1;
    switch (event->key()) {
    case Qt::Key_Down:
        next = qMin(here + 1, m_pages.size() - 1);
        break;
    case Qt::Key_Up:
        next = qMax<qsizetype>(here - 1, 0);
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = m_pages.size() - 1;
        break;
    default:
        break;
    }
    if (here < 0 || next < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_pages[next]->setFocus(Qt::TabFocusReason);
    m_pages[next]->click();
}

}  // namespace observatorio
