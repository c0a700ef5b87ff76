// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QSlider;

namespace observatorio {

class WholeBox;

/// Events per second, 1 to 100,000 on a logarithmic slider and in a spin box; or as fast as possible.
class RateEdit : public QWidget {
    Q_OBJECT
public:
    static constexpr int Max = 100'000;

    explicit RateEdit(QWidget *parent = nullptr);

    double rate() const;      ///< 0: as fast as possible
    QString problem() const;  ///< what is wrong with the typed rate; empty when nothing is
    void setRate(double rate);

    static int positionOf(int rate);  ///< 0..1000
    static int rateAt(int position);

Q_SIGNALS:
    void changed();

private:
    QSlider *m_slider;
    WholeBox *m_spin;
    QCheckBox *m_unlimited;
};

}  // namespace observatorio
