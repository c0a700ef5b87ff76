// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulator/editors.h"

#include "ui/pages/pages.h"
#include "ui/style/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSlider>
#include <cmath>

namespace observatorio {

namespace {

constexpr int Positions = 1000;
constexpr double Decades = 5.0;
constexpr double FirstShare = 5.0;  ///< percent, when it is switched on the first time
constexpr int SliderSteps = 10;     ///< a percent

int shownSeed(quint64 seed) { return static_cast<int>(qMin<quint64>(seed, INT_MAX)); }

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
    rowOf(10, {{m_slider, 1}, m_spin, m_unlimited}, this);
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

SeedBox::SeedBox(QWidget *parent) : WholeBox(parent)
{
    setRange(0, INT_MAX);
    setMaximumWidth(scaled(140));
    setKeyboardTracking(false);
    connect(this, &QSpinBox::valueChanged, this, &SeedBox::seedChanged);
}

quint64 SeedBox::seed() const { return value() == shownSeed(m_seed) ? m_seed : static_cast<quint64>(value()); }

void SeedBox::setSeed(quint64 seed)
{
    m_seed = seed;
    setValue(shownSeed(seed));
}

IndicatorChoice::IndicatorChoice(const UiContext &context, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setVerticalSpacing(6);
    std::vector<std::string> names = context.simulated;
    std::ranges::sort(names, [&](const auto &a, const auto &b) { return context.indicators->before(a, b); });
    for (const std::string &name : names) {
        const QString wireName = QString::fromStdString(name);
        auto *box = new QCheckBox(Format::indicatorName(wireName).replace(u'&', QStringLiteral("&&")));
        box->setToolTip(Format::indicatorToolTip(wireName));
        box->setChecked(true);
        grid->addWidget(box, static_cast<int>(m_boxes.size()) / 2, static_cast<int>(m_boxes.size()) % 2);
        m_boxes.emplace_back(wireName, box);
        connect(box, &QCheckBox::toggled, this, &IndicatorChoice::changed);
    }
    if (!m_boxes.empty())
        setFocusProxy(m_boxes.front().second);
}

QVariant IndicatorChoice::value() const
{
    QStringList chosen, others = m_set;
    for (const auto &[name, box] : m_boxes) {
        others.removeAll(name);
        if (box->isChecked())
            chosen.append(name);
    }
    return chosen.size() == static_cast<qsizetype>(m_boxes.size()) ? QStringList() : chosen + others;
}

void IndicatorChoice::setValue(const QVariant &value)
{
    m_set = value.toStringList();
    for (const auto &[name, box] : m_boxes)
        box->setChecked(m_set.isEmpty() || m_set.contains(name));
}

QString IndicatorChoice::problem() const
{
    const bool any = std::ranges::any_of(m_boxes, [](const auto &each) { return each.second->isChecked(); });
    return any ? QString() : tr("Choose at least one indicator.");
}

int FaultRow::textIndent() { return 5 + scaled(16); }

FaultText::FaultText(const QString &explanation, PageId page, Actions *actions)
{
    setFont(Theme::instance().secondaryFont());
    setForegroundRole(QPalette::PlaceholderText);
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setContentsMargins(FaultRow::textIndent(), 0, 0, 0);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    const QString link = tr("see %1").arg(pageKind(page).title()).replace(u' ', QChar(QChar::Nbsp));
    const QString html =
        QStringLiteral("%1 <a href=\"%2\" style=\"color:%4\">%3</a>")
            .arg(explanation.toHtmlEscaped(), QLatin1String(pageKind(page).name), link.toHtmlEscaped());
    // A label keeps the colour of a link that its text does not name.
    const auto write = [this, html] { setText(html.arg(Theme::instance().color(Theme::Accent).name())); };
    write();
    connect(&Theme::instance(), &Theme::changed, this, write);
    setAccessibleName(explanation + u' ' + link);
    connect(this, &QLabel::linkActivated, actions, [actions, page] { Q_EMIT actions->showPageRequested(page); });
}

FaultRow::FaultRow(const QString &name, FaultText *explanation, QWidget *parent)
    : QWidget(parent), m_on(new QCheckBox(name)), m_slider(new QSlider(Qt::Horizontal)), m_spin(new DecimalBox),
      m_injected(new ElidedLabel)
{
    m_slider->setRange(0, 100 * SliderSteps);
    m_spin->setRange(0.0, 100.0);
    m_spin->setDecimals(1);
    m_spin->setSingleStep(0.5);
    m_spin->setSuffix(QStringLiteral(" %"));
    m_spin->setKeyboardTracking(false);
    for (QWidget *editor : {static_cast<QWidget *>(m_slider), static_cast<QWidget *>(m_spin)})
        editor->setAccessibleName(tr("%1: share of the events").arg(name));
    m_injected->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_on, 0, 0);
    grid->addWidget(m_slider, 0, 1);
    grid->addWidget(m_spin, 0, 2);
    grid->addWidget(m_injected, 0, 3);
    grid->addWidget(explanation, 1, 0, 1, 4);
    grid->setColumnMinimumWidth(0, scaled(128));
    grid->setColumnMinimumWidth(3, scaled(96));
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
    connect(m_spin, &DecimalBox::problemChanged, this, &FaultRow::changed);
    setShare(0.0);
    setInjected(0);
}

double FaultRow::share() const { return m_on->isChecked() ? m_spin->value() / 100.0 : 0.0; }

QString FaultRow::problem() const { return m_on->isChecked() ? m_spin->problem() : QString(); }

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
