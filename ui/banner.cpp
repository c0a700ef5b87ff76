#include "ui/banner.h"

#include "ui/format.h"
#include "ui/statusitems.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace observatorio {

Banner::Banner(const QString &product, QWidget *parent)
    : QWidget(parent), m_product(product), m_icon(new QLabel), m_text(new QLabel),
      m_settings(new QPushButton(tr("Settings\u2026"))),
      m_retry(new QPushButton(tr("Retry")))
{
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QPushButton *button : {m_settings, m_retry})
        button->setFont(Theme::instance().secondaryFont());
    m_text->setFont(Theme::instance().secondaryFont());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::Margin, 4, Theme::Margin, 5);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_settings);
    row->addWidget(m_retry);
    hide();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (!isHidden())
            drawIcon();
    });
    connect(m_retry, &QPushButton::clicked, this, &Banner::retryClicked);
    connect(m_settings, &QPushButton::clicked, this, &Banner::settingsClicked);
}

void Banner::apply(const LinkView &link)
{
    const bool fault = link.state == LinkState::Retrying || link.state == LinkState::Failed;
    if (fault) {
        QString text = QStringLiteral("%1 (%2): ").arg(m_product, linkWord(link.state));
        text += link.error ? Format::error(*link.error) : Format::linkName(link);
        if (text != m_text->text()) {
            m_text->setText(text);
            setAccessibleName(text);
        }
        if (link.state != m_state) {
            m_state = link.state;
            drawIcon();
        }
    }
    setVisible(fault);
}

void Banner::drawIcon()
{
    m_icon->setPixmap(Theme::instance().icon(linkIcon(m_state), linkColor(m_state)).pixmap(QSize(16, 16), devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(m_state == LinkState::Failed ? Theme::CriticalGround : Theme::WarningGround));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Theme::Line));
}

}  // namespace observatorio
