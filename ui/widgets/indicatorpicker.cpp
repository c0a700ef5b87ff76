// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/indicatorpicker.h"

#include "ui/format.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QMenu>
#include <QPushButton>

namespace observatorio {

namespace {

constexpr int MostLetters = 24;
constexpr int MostLettersInMenu = 60;

/// A name from a record, short enough for a control.
QString plain(const QString &indicator, int most)
{
    QString text = indicator.simplified();
    if (text.size() > most)
        text = text.left(most - 1) + QChar(0x2026);
    return text;
}

}  // namespace

IndicatorPicker::IndicatorPicker(int first, int most, const QString &none, QWidget *parent)
    : QWidget(parent), m_first(first), m_most(most), m_none(none), m_segments(new SegmentedControl),
      m_more(new QPushButton), m_menu(new QMenu(this))
{
    m_segments->setAccessibleName(tr("Indicator"));
    m_more->setText(QStringLiteral("\u25be"));
    m_more->setToolTip(tr("Other indicators"));
    m_more->setAccessibleName(tr("Other indicators"));
    m_menu->setToolTipsVisible(true);
    m_more->setFixedSize(grown(28), grown(28));
    connect(m_more, &QPushButton::clicked, m_menu,
            [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2))); });
    rowOf(4, {m_segments, m_more}, this);
    m_more->hide();
    if (!m_none.isEmpty())
        m_segments->addSegment(m_none, QString());
    connect(m_segments, &SegmentedControl::currentChanged, this,
            [this](const QVariant &indicator) { setCurrent(indicator.toString()); });
    connect(m_menu, &QMenu::triggered, this, [this](QAction *action) { setCurrent(action->data().toString()); });
}

void IndicatorPicker::setIndicators(const QStringList &indicators)
{
    if (indicators == m_indicators)
        return;
    m_indicators = indicators;
    rebuild();
}

void IndicatorPicker::setCurrent(const QString &indicator)
{
    if (indicator == m_current || (indicator.isEmpty() && m_none.isEmpty()))
        return;
    m_current = indicator;
    rebuild();
    Q_EMIT currentChanged(indicator);
}

void IndicatorPicker::rebuild()
{
    QStringList shown = m_indicators.mid(0, m_first);
    if (!m_current.isEmpty() && !shown.contains(m_current))
        m_extra = m_current;
    if (!m_extra.isEmpty() && !shown.contains(m_extra))
        shown = shown.mid(0, m_most - 1) + QStringList{m_extra};
    const QSignalBlocker quiet(m_segments);
    if (shown != m_shown) {
        // Never while a segment emits: what was clicked is among those shown already.
        m_shown = shown;
        m_segments->clear();
        if (!m_none.isEmpty())
            m_segments->addSegment(m_none, QString());
        for (const QString &indicator : shown)
            m_segments->addSegment(plain(Format::indicatorName(indicator), MostLetters), indicator,
                                   Format::indicatorToolTip(indicator));
    }
    m_segments->setCurrentData(m_current);

    m_menu->clear();
    for (const QString &indicator : std::as_const(m_indicators)) {
        if (shown.contains(indicator))
            continue;
        QAction *action = m_menu->addAction(
            plain(Format::indicatorName(indicator), MostLettersInMenu).replace(u'&', QStringLiteral("&&")));
        action->setData(indicator);
        action->setToolTip(Format::indicatorToolTip(indicator));
    }
    m_more->setVisible(!m_menu->isEmpty());
}

}  // namespace observatorio
