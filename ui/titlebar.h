// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace observatorio {

class ElidedLabel;
class LivePill;
class SimulatedTag;

/// 48 px: the page's title, whether data are simulated, a passing notice, the page's own controls, the live state,
/// Export and Settings.
class TitleBar : public QWidget {
    Q_OBJECT
public:
    explicit TitleBar(QWidget *parent = nullptr);

    /// `controls` stay the page's; they are only shown here.
    void setPage(const QString &title, const QList<QWidget *> &controls, QWidget *owner, bool canExport);
    void showNotice(const QString &text);
    void apply(const Snapshot &snapshot);

Q_SIGNALS:
    void exportClicked();
    void settingsClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    SimulatedTag *m_simulated;
    ElidedLabel *m_notice;
    QHBoxLayout *m_controls;
    LivePill *m_live;
    QPushButton *m_export;
    QToolButton *m_settings;
    QTimer *m_noticeEnd;
};

}  // namespace observatorio
