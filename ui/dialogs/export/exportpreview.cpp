// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export/exportpreview.h"

#include "ui/page.h"
#include "ui/style/theme.h"

#include <QFontDatabase>
#include <QPainter>
#include <QTimer>

namespace observatorio {

namespace {

constexpr int RefreshMs = 1'000;
constexpr int LinesShown = 24;

}  // namespace

ExportPreview::ExportPreview(const Exportable &chart, QWidget *parent)
    : QWidget(parent), m_chart(chart), m_timer(new QTimer(this))
{
    setMinimumSize(360, 260);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview"));
    connect(m_timer, &QTimer::timeout, this, &ExportPreview::refresh);
    m_timer->start(RefreshMs);
}

void ExportPreview::showPicture(QSize size)
{
    m_size = size;
    refresh();
}

void ExportPreview::showText()
{
    m_size = QSize();
    refresh();
}

QSize ExportPreview::sizeHint() const { return {560, 400}; }

void ExportPreview::refresh()
{
    if (!m_size.isValid()) {
        const QByteArray csv = m_chart.exportCsv();
        QList<QByteArray> lines = csv.left(16'384).split('\n').mid(0, LinesShown);
        m_text = QString::fromUtf8(lines.join('\n')).remove(u'\r');
        update();
        return;
    }
    const QSize shown = m_size.scaled(size().boundedTo(m_size), Qt::KeepAspectRatio);
    if (shown.isEmpty())
        return;
    QPixmap picture(shown * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Theme::instance().color(Theme::Surface));
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(shown.width() / static_cast<double>(m_size.width()),
                  shown.height() / static_cast<double>(m_size.height()));
    m_chart.exportRender(painter, QRectF(QPointF(0, 0), m_size));
    painter.end();
    m_picture = picture;
    update();
}

void ExportPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void ExportPreview::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    if (!m_size.isValid()) {
        painter.fillRect(rect(), theme.color(Theme::Surface));
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPixelSize(11);
        painter.setFont(fixed);
        painter.setPen(theme.color(Theme::Text));
        painter.drawText(rect().adjusted(10, 8, -10, -8), Qt::AlignLeft | Qt::AlignTop, m_text);
    } else {
        QRect box(QPoint(), m_picture.deviceIndependentSize().toSize());
        box.moveCenter(rect().center());
        painter.drawPixmap(box, m_picture);
        painter.setPen(theme.color(Theme::Line));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        return;
    }
    painter.setPen(theme.color(Theme::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace observatorio
