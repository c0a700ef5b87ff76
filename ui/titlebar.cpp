// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/titlebar.h"

#include "ui/livepill.h"
#include "ui/simulateddata.h"
#include "ui/style/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layouts.h"

#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace observatorio {

namespace {
constexpr int NoticeMs = 8'000;
}

TitleBar::TitleBar(QWidget *parent)
    : QWidget(parent), m_title(new QLabel), m_simulated(new SimulatedTag), m_notice(new ElidedLabel),
      m_controls(new QHBoxLayout), m_live(new LivePill), m_export(new QPushButton(tr("Export\u2026"))),
      m_settings(new QToolButton), m_noticeEnd(new QTimer(this))
{
    const Theme &theme = Theme::instance();
    setFixedHeight(grown(48));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_title->setFont(theme.titleFont());
    m_title->setTextFormat(Qt::PlainText);
    m_notice->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_notice->setAccessibleName(tr("Notice"));
    m_controls->setSpacing(Theme::Margin);
    m_export->setFont(theme.secondaryFont());
    m_export->setToolTip(tr("Save this chart as a picture or as data (Ctrl+E)"));
    m_settings->setIcon(theme.icon(QStringLiteral("gear"), Theme::Muted));
    m_settings->setIconSize(QSize(scaled(18), scaled(18)));
    m_settings->setFixedSize(grown(28), grown(28));
    m_settings->setAutoRaise(true);
    m_settings->setToolTip(tr("Settings (Ctrl+,)"));
    m_settings->setAccessibleName(tr("Settings"));

    rowOf(Theme::Margin, {m_title, m_simulated, {m_notice, 1}, m_controls, m_live, m_export, m_settings}, this)
        ->setContentsMargins(Theme::Margin, 0, Theme::Margin, 1);

    m_noticeEnd->setSingleShot(true);
    connect(m_noticeEnd, &QTimer::timeout, m_notice, &QLabel::clear);
    connect(m_export, &QPushButton::clicked, this, &TitleBar::exportClicked);
    connect(m_settings, &QToolButton::clicked, this, &TitleBar::settingsClicked);
}

void TitleBar::setPage(const QString &title, const QList<QWidget *> &controls, QWidget *owner, bool canExport)
{
    m_title->setText(title);
    while (QLayoutItem *item = m_controls->takeAt(0)) {
        if (QWidget *old = item->widget())
            old->hide();
        delete item;
    }
    for (QWidget *control : controls) {
        if (!control->parentWidget() || control->parentWidget() == owner)
            control->setParent(this);
        m_controls->addWidget(control, 0, Qt::AlignVCenter);
        control->show();
    }
    // Tab goes through the page's controls before the window's own.
    QWidget *previous = nullptr;
    for (QWidget *control : controls) {
        if (previous)
            setTabOrder(previous, control);
        previous = control;
    }
    if (previous)
        setTabOrder(previous, m_export);
    m_export->setVisible(canExport);
}

void TitleBar::showNotice(const QString &text)
{
    m_notice->setText(text);
    m_noticeEnd->start(NoticeMs);
}

void TitleBar::apply(const Snapshot &snapshot)
{
    m_live->apply(snapshot);
    m_simulated->apply(snapshot);
}

void TitleBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(Theme::Line));
}

}  // namespace observatorio
