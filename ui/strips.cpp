// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/strips.h"

#include "ui/coverage.h"
#include "ui/format.h"
#include "ui/statusitems.h"
#include "ui/widgets/layouts.h"

#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <iterator>

namespace observatorio {

Strip::Strip(QWidget *parent) : QWidget(parent), m_icon(new IconLabel(16)), m_text(new QLabel)
{
    setMinimumHeight(grown(40));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setFont(Theme::instance().secondaryFont());
    rowOf(8, {m_icon, {m_text, 1}}, this)->setContentsMargins(Theme::Margin, 4, Theme::Margin, 5);
    hide();
}

QPushButton *Strip::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    button->setFont(Theme::instance().secondaryFont());
    layout()->addWidget(button);
    return button;
}

void Strip::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void Strip::setLook(const QString &icon, Theme::Token iconColor, Theme::Token ground)
{
    m_icon->setIcon(icon, iconColor);
    if (m_ground != ground)
        update();
    m_ground = ground;
}

void Strip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(m_ground));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Theme::Line));
}

Banner::Banner(const QString &product, QWidget *parent) : Strip(parent), m_product(product)
{
    connect(addButton(tr("Settings\u2026")), &QPushButton::clicked, this, &Banner::settingsClicked);
    connect(addButton(tr("Retry")), &QPushButton::clicked, this, &Banner::retryClicked);
}

void Banner::apply(const LinkView &link)
{
    const LinkLook look = linkLook(link.state);
    if (look.down) {
        QString text = QStringLiteral("%1 (%2): %3")
                           .arg(m_product, look.word, link.error ? Format::error(*link.error) : Format::linkName(link));
        if (link.answered)
            text += u' ' + tr("What it told is as of %1.").arg(Format::time(*link.answered));
        setText(text);
        setLook(look.icon, look.color, link.state == LinkState::Failed ? Theme::CriticalGround : Theme::WarningGround);
    }
    setVisible(look.down);
}

CoverageBanner::CoverageBanner(QWidget *parent) : Strip(parent)
{
    connect(addButton(tr("Partitions")), &QPushButton::clicked, this, &CoverageBanner::detailsClicked);
    m_anew = addButton(tr("Start the topic anew"));
    connect(m_anew, &QPushButton::clicked, this, [this] { Q_EMIT startAnewClicked(m_topic); });
    m_retry = addButton(tr("Retry"));
    connect(m_retry, &QPushButton::clicked, this, &CoverageBanner::retryClicked);
}

void CoverageBanner::apply(const Snapshot &snapshot)
{
    const std::optional<Coverage::Notice> notice = Coverage::notice(snapshot);
    if (notice) {
        setText(notice->text);
        setLook(notice->warns ? QStringLiteral("warning") : QStringLiteral("info"),
                notice->warns ? Theme::Warning : Theme::Muted, notice->warns ? Theme::WarningGround : Theme::Surface);
        m_retry->setVisible(notice->warns);
        const std::optional<QString> replaced = Coverage::replacedTopic(snapshot);
        m_anew->setVisible(replaced.has_value());
        if (replaced && m_topic != *replaced) {
            m_topic = *replaced;
            m_anew->setToolTip(
                tr("Reads %1 from its beginning, into rows of its own; what was counted so far stays in the tables.")
                    .arg(m_topic.toHtmlEscaped()));
        }
    }
    setVisible(notice.has_value());
}

RemarkBanner::RemarkBanner(Dismissed dismissed, QWidget *parent) : Strip(parent), m_dismissed(std::move(dismissed))
{
    setLook(QStringLiteral("warning"), Theme::Warning, Theme::WarningGround);
    connect(addButton(tr("Health")), &QPushButton::clicked, this, &RemarkBanner::detailsClicked);
    connect(addButton(tr("Dismiss")), &QPushButton::clicked, this, [this] {
        for (const Error &remark : std::exchange(m_open, {}))
            m_dismissed.insert(identityOf(remark));
        hide();
    });
}

void RemarkBanner::apply(const Snapshot &snapshot)
{
    m_open.clear();
    for (const auto *remarks : {&snapshot.remarks, &snapshot.store.remarks})
        std::ranges::copy_if(*remarks, std::back_inserter(m_open),
                             [this](const Error &remark) { return !m_dismissed.contains(identityOf(remark)); });
    if (!m_open.empty()) {
        QString text = Format::error(m_open.front());
        if (m_open.size() > 1)
            text += u' ' + tr("And %n more: see Health.", nullptr, static_cast<int>(m_open.size() - 1));
        setText(text);
    }
    setVisible(!m_open.empty());
}

SimulatorQuestion::SimulatorQuestion(QWidget *parent) : Strip(parent)
{
    setLook(QStringLiteral("warning"), Theme::Warning, Theme::WarningGround);
    connect(addButton(tr("Do not send")), &QPushButton::clicked, this, [this] { answer(false); });
    connect(addButton(tr("Send")), &QPushButton::clicked, this, [this] { answer(true); });
}

void SimulatorQuestion::ask(const QString &bootstrapServers, const QString &topic)
{
    m_servers = bootstrapServers;
    if (!m_servers.isEmpty())
        setText(tr("Send simulated events to %1? Others may read topic %2 there. The simulator is stopped until you "
                   "say so.")
                    .arg(m_servers, topic));
    setVisible(!m_servers.isEmpty());
}

void SimulatorQuestion::answer(bool send)
{
    hide();
    Q_EMIT answered(std::exchange(m_servers, {}), send);
}

}  // namespace observatorio
