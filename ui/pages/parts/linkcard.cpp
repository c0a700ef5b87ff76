#include "ui/pages/parts/linkcard.h"

#include "ui/format.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace observatorio {

namespace {

struct Look {
    QString icon;
    Theme::Token token;
};

Look lookOf(LinkState state)
{
    switch (state) {
    case LinkState::Up: return {QStringLiteral("check"), Theme::Ok};
    case LinkState::Connecting: return {QStringLiteral("clock"), Theme::Accent};
    case LinkState::Retrying: return {QStringLiteral("warning"), Theme::Warning};
    case LinkState::Failed: return {QStringLiteral("critical"), Theme::Critical};
    case LinkState::Off: break;
    }
    return {QStringLiteral("stop"), Theme::Muted};
}

}  // namespace

LinkCard::LinkCard(const QString &title, const QString &settingsSection, Actions *actions, int factColumns, QWidget *parent)
    : Card(title, {}, parent), m_icon(new QLabel), m_state(new QLabel), m_facts(new FactGrid(factColumns)), m_errorRow(new QWidget), m_error(new QLabel),
      m_retry(new QPushButton(tr("Try again now")))
{
    auto *settings = new QPushButton(tr("Settings…"));
    addControl(m_icon);
    addControl(m_state);
    addControl(m_retry);
    addControl(settings);
    m_state->setFont([] { QFont font = Theme::instance().secondaryFont(); font.setWeight(QFont::DemiBold); return font; }());
    auto *error = new QHBoxLayout(m_errorRow);
    error->setContentsMargins(0, 0, 0, 0);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    error->addWidget(m_error, 1);
    body()->addWidget(m_errorRow);
    body()->addWidget(m_facts);
    m_errorRow->hide();
    m_retry->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_retry, &QPushButton::clicked, actions, &Actions::retryWanted);
    connect(settings, &QPushButton::clicked, actions, [actions, settingsSection] { Q_EMIT actions->settingsDialogWanted(settingsSection); });
}

QString LinkCard::stateText(LinkState state)
{
    switch (state) {
    case LinkState::Off: return tr("off");
    case LinkState::Connecting: return tr("connecting");
    case LinkState::Up: return tr("connected");
    case LinkState::Retrying: return tr("away, trying again");
    case LinkState::Failed: return tr("failed");
    }
    return {};
}

void LinkCard::showLink(const LinkView &link, TimeMs now)
{
    const Theme &theme = Theme::instance();
    const Look look = lookOf(link.state);
    m_icon->setPixmap(theme.icon(look.icon, look.token).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_state->setText(stateText(link.state));
    QPalette palette = m_state->palette();
    if (palette.color(QPalette::WindowText) != theme.color(look.token)) {
        palette.setColor(QPalette::WindowText, theme.color(look.token));
        m_state->setPalette(palette);
    }
    const QString name = QString::fromStdString(link.name);
    setDetail(link.since ? tr("%1 · since %2 (%3)").arg(name, Format::time(*link.since), Format::ago(*link.since, now)) : name);
    m_errorRow->setVisible(link.error.has_value());
    m_error->setText(link.error ? Format::error(*link.error) : QString());
    m_retry->setVisible(link.state == LinkState::Retrying || link.state == LinkState::Failed);
}

}  // namespace observatorio
