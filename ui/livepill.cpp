// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/livepill.h"

#include "ui/coverage.h"
#include "ui/format.h"
#include "ui/statusitems.h"
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
    case LivePill::Observing:
        return {
            LivePill::tr("Observing"),
            LivePill::tr("This window processes nothing; it shows what workers store. The age is that of the newest "
                         "they stored."),
            Theme::Ok, "eye"};
    case LivePill::Silent:
        return {LivePill::tr("Observing"),
                LivePill::tr("This window processes nothing, and not every worker does its part; the line below says "
                             "why. The age is that of the newest they stored."),
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
    setState(Connecting, {});
}

LivePill::State LivePill::stateOf(const Snapshot &snapshot)
{
    if (snapshot.observing()) {
        if (snapshot.database.state == LinkState::Up)
            return Coverage::isWhole(snapshot) ? Observing : Silent;
        return linkLook(snapshot.database.state).down ? Interrupted : Connecting;
    }
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
    QString age;
    if (snapshot.observing() && snapshot.store.lastCommit)
        age = Format::ago(*snapshot.store.lastCommit, snapshot.at);
    if (next != m_state || age != m_age)
        setState(next, age);
}

QString LivePill::text() const
{
    const QString word = appearance(m_state).word;
    return m_age.isEmpty() ? word : word + QStringLiteral(" \u00B7 ") + m_age;
}

void LivePill::setState(State state, const QString &age)
{
    m_state = state;
    m_age = age;
    const Appearance look = appearance(state);
    setAccessibleName(text());
    setToolTip(look.explanation);
    updateGeometry();
    update();
}

QSize LivePill::sizeHint() const
{
    return {QFontMetrics(Theme::instance().pillFont()).horizontalAdvance(text()) + 24 + scaled(14), grown(28)};
}

void LivePill::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    const Appearance look = appearance(m_state);
    const QColor ink = theme.color(look.color);
    const bool warns = m_state == Interrupted || m_state == Partial || m_state == Silent;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawRounded(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6,
                theme.color(warns ? Theme::WarningGround : Theme::Surface),
                QPen(m_state == Live || m_state == Observing || warns ? ink : theme.color(Theme::Line), 1.0));
    const QFont font = Theme::instance().pillFont();
    const int mark = look.icon ? scaled(14) : 6;
    const int words = QFontMetrics(font).horizontalAdvance(text());
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
    drawText(painter, QRectF(x, 0, words + 4, height()), text(), font, ink);
}

}  // namespace observatorio
