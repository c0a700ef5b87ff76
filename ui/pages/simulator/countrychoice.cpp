// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulator/countrychoice.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layouts.h"

#include <QListWidget>
#include <QPushButton>

#include <algorithm>
#include <set>

namespace observatorio {

CountryChoice::CountryChoice(const UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_text(new ElidedLabel({}, Theme::Text)), m_atOnce(new QPushButton)
{
    auto *pick = new QPushButton(tr("Choose…"));
    pick->setAccessibleName(tr("Choose countries"));
    m_text->setFont(Theme::instance().bodyFont());
    rowOf(10, {{m_text, 1}, m_atOnce, pick}, this);
    m_atOnce->setObjectName(QStringLiteral("countriesAtOnce"));
    setFocusProxy(pick);
    connect(pick, &QPushButton::clicked, this, &CountryChoice::choose);
    connect(m_atOnce, &QPushButton::clicked, this, &CountryChoice::chooseAtOnce);
    setValue({});
}

void CountryChoice::setValue(const QVariant &value)
{
    fromVariant(value, m_countries);
    m_atOnce->setText(m_countries.empty() ? tr("Default selection") : tr("All countries"));
    if (m_countries.empty()) {
        m_text->setText(tr("All countries"));
        return;
    }
    m_text->setText(tr("%n chosen: %1", nullptr, static_cast<int>(m_countries.size()))
                        .arg(value.toStringList().join(QStringLiteral(", "))));
}

void CountryChoice::chooseAtOnce()
{
    setValue(m_countries.empty() ? toVariant(defaultSimulatedCountries()) : QVariant());
    Q_EMIT changed();
}

void CountryChoice::choose()
{
    auto *dialog = new CountryDialog(m_context, m_countries, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setValue(toVariant(dialog->chosen()));
        Q_EMIT changed();
    });
    dialog->open();
}

ChoiceBox *countryBox(const UiContext &context)
{
    QList<Choice> countries;
    for (const std::string &code : context.simulatedCountries)
        countries.append({context.countryName(QString::fromStdString(code)), code});
    std::ranges::sort(
        countries, [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; },
        &Choice::text);
    auto *box = new ChoiceBox(countries, 180);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    return box;
}

IdleCountry::IdleCountry(const UiContext &context, const QString &name, QWidget *parent)
    : QWidget(parent), m_on(new QCheckBox(name)), m_box(countryBox(context))
{
    m_box->setAccessibleName(tr("Country that goes silent"));
    m_box->setEnabled(false);
    rowOf(8, {m_on, m_box, Room()}, this);
    connect(m_on, &QCheckBox::toggled, m_box, &QWidget::setEnabled);
    connect(m_on, &QCheckBox::toggled, this, &IdleCountry::changed);
    connect(m_box, &ChoiceBox::changed, this, &IdleCountry::changed);
}

void IdleCountry::setCountry(const QString &country)
{
    m_on->setChecked(!country.isEmpty());
    propose(country);
}

void IdleCountry::propose(const QString &country)
{
    if (!country.isEmpty())
        m_box->setValue(country);
}

CountryDialog::CountryDialog(const UiContext &context, const std::vector<std::string> &chosen, QWidget *parent)
    : QDialog(parent), m_list(new QListWidget)
{
    setWindowTitle(tr("Countries to simulate"));
    resize(roomy({360, 520}));
    std::set<std::string> offered(context.simulatedCountries.begin(), context.simulatedCountries.end());
    offered.insert(chosen.begin(), chosen.end());
    for (const std::string &code : offered) {
        const QString name = QString::fromStdString(code);
        auto *item = new QListWidgetItem(QStringLiteral("%1 (%2)").arg(context.countryName(name), name), m_list);
        item->setData(Qt::UserRole, name);
        item->setSizeHint({0, grown(28)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen.empty() || std::ranges::find(chosen, code) != chosen.end() ? Qt::Checked
                                                                                              : Qt::Unchecked);
    }
    m_list->sortItems();
    auto *search = new QLineEdit;
    search->setPlaceholderText(tr("Search country…"));
    search->setClearButtonEnabled(true);
    auto *all = new QPushButton(tr("All"));
    auto *none = new QPushButton(tr("None"));
    auto *ok = new QPushButton(tr("OK"));
    auto *cancel = new QPushButton(tr("Cancel"));
    ok->setDefault(true);
    ok->setProperty("primary", true);

    columnOf(8, {search, {m_list, 1}, rowOf(8, {all, none, Room(), ok, cancel})}, this)
        ->setContentsMargins(16, 16, 16, 12);

    connect(search, &QLineEdit::textChanged, this, [this](const QString &text) {
        for (int i = 0; i < m_list->count(); ++i)
            m_list->item(i)->setHidden(!m_list->item(i)->text().contains(text.trimmed(), Qt::CaseInsensitive));
    });
    connect(all, &QPushButton::clicked, this, [this] { checkAll(Qt::Checked); });
    connect(none, &QPushButton::clicked, this, [this] { checkAll(Qt::Unchecked); });
    // None at all would mean every one; there is nothing to simulate then, so it cannot be accepted.
    connect(m_list, &QListWidget::itemChanged, this, [this, ok] {
        bool any = false;
        for (int i = 0; i < m_list->count() && !any; ++i)
            any = m_list->item(i)->checkState() == Qt::Checked;
        ok->setEnabled(any);
        ok->setToolTip(any ? QString() : tr("Choose at least one country"));
    });
    connect(ok, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void CountryDialog::checkAll(Qt::CheckState state)
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (!m_list->item(i)->isHidden())
            m_list->item(i)->setCheckState(state);
    }
}

std::vector<std::string> CountryDialog::chosen() const
{
    std::vector<std::string> codes;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            codes.push_back(m_list->item(i)->data(Qt::UserRole).toString().toStdString());
    }
    if (codes.size() == static_cast<std::size_t>(m_list->count()))
        codes.clear();
    return codes;
}

}  // namespace observatorio
