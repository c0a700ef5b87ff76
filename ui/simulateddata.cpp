// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulateddata.h"

#include "ui/glossary/term.h"
#include "ui/style/draw.h"
#include "ui/style/theme.h"

#include <QFocusEvent>
#include <QPainter>

#include <algorithm>

namespace observatorio {

namespace {

int pad() { return scaled(10); }

}  // namespace

bool isSimulated(const Snapshot &snapshot)
{
    const SimulatorView &simulator = snapshot.simulator;
    const std::vector<std::string> &topics = snapshot.settings.broker.topics;
    return simulator.running && !snapshot.observing()
           && std::ranges::find(topics, simulator.settings.topic) != topics.end();
}

SimulatedTag::SimulatedTag(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("simulated data"));
    Glossary::explain(this, Term::SimulatedData);
    hide();
}

QString SimulatedTag::brief() { return tr("simulated"); }

QSize SimulatedTag::sizeOf(const QString &text)
{
    return {QFontMetrics(Theme::instance().pillFont()).horizontalAdvance(text) + 2 * pad(), grown(24)};
}

void SimulatedTag::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawRounded(painter, QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), height() / 2.0,
                theme.color(Theme::AccentGround), hasFocus() ? QPen(theme.color(Theme::Accent), 1.5) : Qt::NoPen);
    const QString text = width() >= sizeHint().width() ? accessibleName() : brief();
    drawText(painter, rect(), text, theme.pillFont(), theme.color(Theme::Accent), Qt::AlignHCenter);
}

void SimulatedTag::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (Glossary::byKeyboard(event->reason()))
        Glossary::showToolTip(this);
}

}  // namespace observatorio
