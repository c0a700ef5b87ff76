// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/livepill.h"

#include "ui/coverage.h"
#include "ui/style/draw.h"

#include <QPainter>

namespace observatorio {

namespace {

struct Appearance {
    QString word;
    QString explanation;
    Theme::Token color;
    const char *icon;  ///< none: a dot
};

Appearance appearance(LivePill::State state)
{
    switch (state) {
    case LivePill::Live:
        return {LivePill::tr("Live"), LivePill::tr("Records are read and counted as they arrive"), Theme::Ok, nullptr};
    case LivePill::Connecting:
        return {LivePill::tr("Connecting"),
                LivePill::tr("The broker has not answered yet, or the group has not told what to read"), Theme::Muted,
                "clock"};
    case LivePill::Interrupted:
        return {LivePill::tr("Interrupted"),
                LivePill::tr("The broker does not answer; what is shown is the last known state"), Theme::Warning,
                "warning"};
    case LivePill::Partial:
        return {LivePill::tr("Partial"),
                LivePill::tr("The broker answers, but not all that was asked for is read; the line below says why"),
                Theme::Warning, "warning"};
    case LivePill::Waiting:
        break;
    }
    return {LivePill::tr("Waiting"),
            LivePill::tr("Connected, but no records are arriving. Start the simulator or a producer."), Theme::Muted,
            "pause"};
}

}  // namespace

LivePill::LivePill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(Connecting);
}

LivePill::State LivePill::stateOf(const Snapshot &snapshot)
{
    switch (snapshot.broker.state) {
    case LinkState::Up:
        if (const auto notice = Coverage::notice(snapshot); notice && notice->warns)
            return Partial;
        if (snapshot.group.membership != Membership::Member)
            return Connecting;
        return snapshot.eventsPerSecond > 0.0 ? Live : Waiting;
    case LinkState::Retrying:
    case LinkState::Failed:
        return Interrupted;
    case LinkState::Off:
    case LinkState::Connecting:
        break;
    }
    return Connecting;
}

void LivePill::apply(const Snapshot &snapshot)
{
    const State next = stateOf(snapshot);
    if (next != m_state)
        setState(next);
}

void LivePill::setState(State state)
{
    m_state = state;
    const Appearance look = appearance(state);
    setAccessibleName(look.word);
    setToolTip(look.explanation);
    updateGeometry();
    update();
}

QSize LivePill::sizeHint() const
{
    return {QFontMetrics(Theme::instance().pillFont()).horizontalAdvance(appearance(m_state).word) + 24 + scaled(14),
            grown(28)};
}

void LivePill::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    const Appearance look = appearance(m_state);
    const QColor ink = theme.color(look.color);
    const bool warns = m_state == Interrupted || m_state == Partial;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawRounded(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6,
                theme.color(warns ? Theme::WarningGround : Theme::Surface),
                QPen(m_state == Live || warns ? ink : theme.color(Theme::Line), 1.0));
    const QFont font = Theme::instance().pillFont();
    const int mark = look.icon ? scaled(14) : 6;
    const int words = QFontMetrics(font).horizontalAdvance(look.word);
    int x = (width() - mark - 6 - words) / 2;
    if (look.icon) {
        theme.icon(QString::fromLatin1(look.icon), look.color)
            .paint(&painter, QRect(x, (height() - mark) / 2, mark, mark));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QRectF(x, (height() - mark) / 2.0, mark, mark));
    }
    x += mark + 6;
    drawText(painter, QRectF(x, 0, words + 4, height()), look.word, font, ink);
}

}  // namespace observatorio
