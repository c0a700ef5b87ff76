// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QMenu;
class QPushButton;

namespace observatorio {

class SegmentedControl;

/// The first few indicators as segments, all others behind an arrow; one chosen there joins the segments.
class IndicatorPicker : public QWidget {
    Q_OBJECT
public:
    static constexpr int Segments = 4;

    explicit IndicatorPicker(QWidget *parent = nullptr);

    void setIndicators(const QStringList &indicators);
    void setCurrent(const QString &indicator);
    QString current() const { return m_current; }
    const QStringList &indicators() const { return m_indicators; }

Q_SIGNALS:
    void currentChanged(const QString &indicator);

private:
    void rebuild();

    SegmentedControl *m_segments;
    QPushButton *m_more;
    QMenu *m_menu;
    QStringList m_indicators;
    QStringList m_shown;
    QString m_current;
    QString m_extra;  ///< the fifth segment: the last one chosen behind the arrow
};

}  // namespace observatorio
