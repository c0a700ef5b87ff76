// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulator/faultrow.h"

#include "ui/format.h"
#include "ui/style/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/numberbox.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSlider>

namespace observatorio {

namespace {

constexpr double FirstShare = 5.0;  ///< percent, when it is switched on the first time
constexpr int SliderSteps = 10;     ///< a percent

}  // namespace

FaultRow::FaultRow(const QString &name, const QString &explanation, QWidget *parent)
    : QWidget(parent), m_on(new QCheckBox(name)), m_slider(new QSlider(Qt::Horizontal)), m_spin(new DecimalBox),
      m_injected(new ElidedLabel)
{
    m_slider->setRange(0, 100 * SliderSteps);
    m_slider->setAccessibleName(tr("%1: share of the events").arg(name));
    m_spin->setRange(0.0, 100.0);
    m_spin->setDecimals(1);
    m_spin->setSingleStep(0.5);
    m_spin->setSuffix(QStringLiteral(" %"));
    m_spin->setAccessibleName(tr("%1: share of the events").arg(name));
    m_spin->setKeyboardTracking(false);
    m_injected->setFont(Theme::instance().secondaryFont());
    m_injected->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *text = new QLabel(explanation);
    text->setFont(Theme::instance().secondaryFont());
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setWordWrap(true);
    text->setContentsMargins(TextIndent, 0, 0, 0);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_on, 0, 0);
    grid->addWidget(m_slider, 0, 1);
    grid->addWidget(m_spin, 0, 2);
    grid->addWidget(m_injected, 0, 3);
    grid->addWidget(text, 1, 0, 1, 4);
    grid->setColumnMinimumWidth(0, 128);
    grid->setColumnMinimumWidth(3, 96);
    grid->setColumnStretch(1, 1);

    connect(m_on, &QCheckBox::toggled, this, [this](bool on) {
        m_slider->setEnabled(on);
        m_spin->setEnabled(on);
        if (on && m_spin->value() == 0.0)
            m_spin->setValue(FirstShare);
        Q_EMIT changed();
    });
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int position) { m_spin->setValue(static_cast<double>(position) / SliderSteps); });
    connect(m_spin, &DecimalBox::valueChanged, this, [this](double percent) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(qRound(percent * SliderSteps));
        Q_EMIT changed();
    });
    setShare(0.0);
    setInjected(0);
}

double FaultRow::share() const { return m_on->isChecked() ? m_spin->value() / 100.0 : 0.0; }

void FaultRow::setShare(double share)
{
    if (share > 0.0)
        m_spin->setValue(share * 100.0);
    m_on->setChecked(share > 0.0);
    m_slider->setEnabled(share > 0.0);
    m_spin->setEnabled(share > 0.0);
}

void FaultRow::setInjected(quint64 count)
{
    const int grammaticalNumber = count == 1 ? 1 : 2;
    m_injected->setText(
        count == 0
            ? QString()
            : tr("%1 injected", nullptr, grammaticalNumber).arg(Format::integer(static_cast<std::int64_t>(count))));
}

}  // namespace observatorio
