// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QSlider;

namespace observatorio {

class DecimalBox;
class ElidedLabel;

/// One fault: a switch, its share of the events, how often it was injected, and what it shows in the stream.
class FaultRow : public QWidget {
    Q_OBJECT
public:
    static constexpr int TextIndent = 21;  ///< explanations begin under the name, not under its box

    FaultRow(const QString &name, const QString &explanation, QWidget *parent = nullptr);

    double share() const;  ///< 0..1; 0 when off
    void setShare(double share);
    void setInjected(quint64 count);

Q_SIGNALS:
    void changed();

private:
    QCheckBox *m_on;
    QSlider *m_slider;
    DecimalBox *m_spin;
    ElidedLabel *m_injected;
};

}  // namespace observatorio
