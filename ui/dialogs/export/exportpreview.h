// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

class QTimer;

namespace observatorio {

class Exportable;

/// The picture as it will be written, scaled to fit; or, for data, the first lines. Drawn anew when asked and once a
/// second.
class ExportPreview : public QWidget {
    Q_OBJECT
public:
    explicit ExportPreview(const Exportable &chart, QWidget *parent = nullptr);

    void showPicture(QSize size);
    void showText();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();

    const Exportable &m_chart;
    QSize m_size;  ///< invalid: text
    QPixmap m_picture;
    QString m_text;
    QTimer *m_timer;
};

}  // namespace observatorio
