// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulator/rateedit.h"

#include "ui/widgets/numberbox.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSlider>
#include <cmath>

namespace observatorio {

namespace {

constexpr int Positions = 1000;
constexpr double Decades = 5.0;

}  // namespace

int RateEdit::positionOf(int rate)
{
    return static_cast<int>(std::lround(std::log10(std::max(1, rate)) / Decades * Positions));
}

int RateEdit::rateAt(int position)
{
    const double rate = std::pow(10.0, Decades * position / Positions);
    // Two figures are what a hand can aim at.
    const double step = std::pow(10.0, std::max(0.0, std::floor(std::log10(rate)) - 1.0));
    return std::clamp(static_cast<int>(std::lround(rate / step) * std::lround(step)), 1, Max);
}

RateEdit::RateEdit(QWidget *parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal)), m_spin(new WholeBox),
      m_unlimited(new QCheckBox(tr("As fast as possible")))
{
    m_slider->setRange(0, Positions);
    m_slider->setPageStep(Positions / 5);
    m_slider->setAccessibleName(tr("Events per second, logarithmic"));
    m_slider->setMinimumWidth(80);
    m_spin->setRange(1, Max);
    m_spin->setSuffix(tr(" /s"));
    m_spin->setAccessibleName(tr("Events per second"));
    m_spin->setKeyboardTracking(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_spin);
    layout->addWidget(m_unlimited);
    setFocusProxy(m_spin);

    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        const QSignalBlocker blocker(m_spin);
        m_spin->setValue(rateAt(position));
        Q_EMIT changed();
    });
    connect(m_spin, &WholeBox::valueChanged, this, [this](int rate) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(positionOf(rate));
        Q_EMIT changed();
    });
    connect(m_spin, &WholeBox::problemChanged, this, &RateEdit::changed);
    connect(m_unlimited, &QCheckBox::toggled, this, [this](bool on) {
        m_slider->setEnabled(!on);
        m_spin->setEnabled(!on);
        Q_EMIT changed();
    });
}

double RateEdit::rate() const { return m_unlimited->isChecked() ? 0.0 : m_spin->value(); }

QString RateEdit::problem() const { return m_unlimited->isChecked() ? QString() : m_spin->problem(); }

void RateEdit::setRate(double rate)
{
    m_unlimited->setChecked(rate <= 0.0);
    if (rate > 0.0)
        m_spin->setValue(static_cast<int>(std::lround(rate)));
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(positionOf(m_spin->value()));
}

}  // namespace observatorio
