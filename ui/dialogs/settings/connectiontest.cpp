// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/connectiontest.h"

#include "ui/actions.h"
#include "ui/form/formfield.h"
#include "ui/widgets/layouts.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

namespace observatorio {

namespace {

constexpr int IconSide = 18;  ///< of the drawing; on screen as much larger as the font

/// Process-wide: a dialog that is closed and opened again must not take an old answer for its own.
quint64 freshRequest()
{
    static quint64 last = 0;
    return ++last;
}

QPixmap spinner(int angle, qreal ratio)
{
    QPixmap picture(QSize(scaled(IconSide), scaled(IconSide)) * ratio);
    picture.setDevicePixelRatio(picture.width() / static_cast<qreal>(IconSide));
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().color(Theme::Line), 2));
    painter.drawEllipse(QRectF(3, 3, 12, 12));
    painter.setPen(QPen(Theme::instance().color(Theme::Accent), 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(3, 3, 12, 12), -angle * 16, 100 * 16);
    painter.end();
    picture.setDevicePixelRatio(ratio);
    return picture;
}

}  // namespace

ConnectionTest::ConnectionTest(Actions *actions, std::function<void(quint64)> ask, QWidget *parent)
    : QWidget(parent), m_ask(std::move(ask)), m_button(new QPushButton), m_icon(new QLabel), m_text(new QLabel),
      m_spin(new QTimer(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setMinimumHeight(grown(28));
    m_icon->setFixedSize(scaled(IconSide), grown(28));
    rowOf(8, {{m_button, 0, Qt::AlignTop}, {m_icon, 0, Qt::AlignTop}, {m_text, 1}}, this)
        ->setContentsMargins(scaled(FormField::NameWidth) + 12, 4, 0, 0);
    m_spin->setInterval(80);
    connect(m_spin, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + 30) % 360;
        m_icon->setPixmap(spinner(m_angle, devicePixelRatioF()));
    });
    connect(m_button, &QPushButton::clicked, this, &ConnectionTest::press);
    connect(actions, &Actions::tested, this, &ConnectionTest::answer);
    show(State::Idle, {});
}

void ConnectionTest::setAllowed(bool allowed)
{
    m_allowed = allowed;
    m_button->setEnabled(allowed || m_state == State::Waiting);
    m_button->setToolTip(allowed ? QString() : tr("Correct the marked fields first"));
}

void ConnectionTest::forget()
{
    m_request = 0;
    show(State::Idle, {});
}

void ConnectionTest::press()
{
    if (m_state == State::Waiting) {
        forget();
        return;
    }
    m_request = freshRequest();
    show(State::Waiting, tr("Testing…"));
    m_ask(m_request);
}

void ConnectionTest::answer(quint64 request, bool ok, const QString &detail)
{
    if (request == 0 || request != m_request)
        return;
    m_request = 0;
    show(ok ? State::Ok : State::Failed, detail);
}

void ConnectionTest::show(State state, const QString &text)
{
    m_state = state;
    m_button->setText(state == State::Waiting ? tr("Stop waiting") : tr("Test connection"));
    m_button->setEnabled(m_allowed || state == State::Waiting);
    m_text->setText(text);
    m_text->setAccessibleName(text);
    const Theme::Token ink = state == State::Failed ? Theme::Critical : state == State::Ok ? Theme::Ok : Theme::Muted;
    setInk(m_text, ink);
    m_icon->setVisible(state != State::Idle);
    if (state == State::Waiting) {
        m_icon->setPixmap(spinner(m_angle, devicePixelRatioF()));
        m_spin->start();
        return;
    }
    m_spin->stop();
    const QString mark = state == State::Ok ? QStringLiteral("check") : QStringLiteral("warning");
    m_icon->setPixmap(
        Theme::instance().icon(mark, ink).pixmap(QSize(scaled(IconSide), scaled(IconSide)), devicePixelRatioF()));
}

}  // namespace observatorio
