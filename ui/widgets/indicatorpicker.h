// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QMenu;
class QPushButton;

namespace observatorio {

class SegmentedControl;

/// The first few indicators as segments, all others behind an arrow; one chosen there joins the segments, in the last
/// one's place where there are as many as there may be.
class IndicatorPicker : public QWidget {
    Q_OBJECT
public:
    /// `none` is what the segment for no indicator says; empty: there is none.
    IndicatorPicker(int first, int most, const QString &none = {}, QWidget *parent = nullptr);

    void setIndicators(const QStringList &indicators);
    void setCurrent(const QString &indicator);
    [[nodiscard]] QString current() const { return m_current; }
    [[nodiscard]] const QStringList &indicators() const { return m_indicators; }

Q_SIGNALS:
    void currentChanged(const QString &indicator);

private:
    void rebuild();

    const int m_first, m_most;
    const QString m_none;
    SegmentedControl *m_segments;
    QPushButton *m_more;
    QMenu *m_menu;
    QStringList m_indicators;
    QStringList m_shown;
    QString m_current;
    QString m_extra;  ///< the last one chosen behind the arrow
};

}  // namespace observatorio
