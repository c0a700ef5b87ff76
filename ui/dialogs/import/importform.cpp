// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import/importform.h"

#include "ui/form/editors.h"
#include "ui/form/formfield.h"
#include "ui/format.h"
#include "ui/numbertext.h"
#include "ui/widgets/layouts.h"

#include <QSignalBlocker>

#include <algorithm>

namespace observatorio {

namespace {

constexpr int FieldNameWidth = 92;
constexpr int Widest = 400;

const QVariant Automatic = QVariant(-1);

QString separatorWord(char separator)
{
    return separator == '\t'  ? ImportForm::tr("tab")
           : separator == ';' ? ImportForm::tr("semicolon")
           : separator == '|' ? ImportForm::tr("vertical bar")
                              : ImportForm::tr("comma");
}

QString decimalWord(DecimalSign sign)
{
    return sign == DecimalSign::Comma ? ImportForm::tr("comma (2,8)") : ImportForm::tr("point (2.8)");
}

ChoiceBox *box(QList<Choice> choices)
{
    choices.prepend({ImportForm::tr("automatic"), -1});
    auto *made = new ChoiceBox(choices, Widest);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(8);
    return made;
}

template<typename Value>
void choose(const ChoiceBox *box, std::optional<Value> &value)
{
    if (box->currentData() != Automatic)
        value = static_cast<Value>(box->currentData().toInt());
}

void setAutomatic(ChoiceBox *box, const QString &found)
{
    box->setItemText(0, found.isEmpty() ? ImportForm::tr("automatic") : ImportForm::tr("automatic: %1").arg(found));
    box->setToolTip(Format::rich(found));
}

bool isAsked(const ImportOutcome &outcome, ImportQuestion question)
{
    return std::ranges::find(outcome.questions, question) != outcome.questions.end();
}

}  // namespace

ImportForm::ImportForm(const UiContext &context, QWidget *parent) : QWidget(parent)
{
    QList<Choice> encodings;
    for (int i = 0; i < TextEncodingCount; ++i)
        encodings.append({QString::fromLatin1(encodingName(static_cast<TextEncoding>(i))), i});
    QList<Choice> separators;
    for (const char separator : {',', ';', '\t', '|'})
        separators.append({separatorWord(separator), static_cast<int>(separator)});
    QList<Choice> indicators;
    for (const Indicator &indicator : context.indicators->all()) {
        const QString name = QString::fromStdString(indicator.name);
        indicators.append({Format::indicatorName(name), name});
    }
    m_encoding = box(encodings);
    m_separator = box(separators);
    m_decimal = box({{decimalWord(DecimalSign::Point), static_cast<int>(DecimalSign::Point)},
                     {decimalWord(DecimalSign::Comma), static_cast<int>(DecimalSign::Comma)}});
    m_country = columnBox();
    m_yearColumn = columnBox();
    m_value = columnBox();
    m_indicator = box(indicators);
    m_year = new QLineEdit;
    m_year->setObjectName(QStringLiteral("year"));
    m_year->setMaximumWidth(scaled(90));
    m_year->setPlaceholderText(tr("none"));

    QVBoxLayout *column = columnOf(8, {}, this);
    add(column, tr("Encoding"), m_encoding);
    add(column, tr("Separator"), m_separator);
    add(column, tr("Decimal sign"), m_decimal);
    m_countryField = add(column, tr("Country"), m_country);
    m_yearColumnField = add(column, tr("Year"), m_yearColumn);
    m_yearField = add(column, tr("Year for all"), m_year);
    m_valueField = add(column, tr("Value"), m_value);
    m_indicatorField = add(column, tr("Indicator"), m_indicator);
    column->addStretch(1);
    for (ChoiceBox *made : {m_encoding, m_separator, m_decimal, m_country, m_yearColumn, m_value, m_indicator})
        connect(made, &ChoiceBox::changed, this, &ImportForm::changed);
    connect(m_year, &QLineEdit::textChanged, this, [this] {
        m_yearField->setError(isValid() ? QString()
                                        : tr("A year from %1 to %2").arg(FirstImportYear).arg(LastImportYear));
        Q_EMIT changed();
    });
    m_yearField->hide();
}

FormField *ImportForm::add(QVBoxLayout *column, const QString &name, QWidget *editor)
{
    auto *field = new FormField(name, editor, FieldNameWidth);
    column->addWidget(field);
    return field;
}

ChoiceBox *ImportForm::columnBox()
{
    ChoiceBox *made = box({});
    made->setMaxVisibleItems(20);
    return made;
}

bool ImportForm::isValid() const
{
    return m_year->text().trimmed().isEmpty()
           || NumberText::readWithin(m_year->text(), FirstImportYear, LastImportYear, 0).has_value();
}

ImportChoices ImportForm::choices() const
{
    ImportChoices choices;
    choose(m_encoding, choices.encoding);
    choose(m_separator, choices.separator);
    choose(m_decimal, choices.decimal);
    // By number, for heads may be alike.
    for (const auto &[made, column] :
         {std::pair(m_country, &choices.countryColumn), std::pair(m_yearColumn, &choices.yearColumn),
          std::pair(m_value, &choices.valueColumn)}) {
        if (made->currentData() != Automatic)
            *column = '#' + std::to_string(made->currentData().toInt());
    }
    if (m_indicator->currentData() != Automatic)
        choices.indicator = m_indicator->currentData().toString().toStdString();
    if (const auto year = NumberText::readWithin(m_year->text(), FirstImportYear, LastImportYear, 0);
        year && !m_yearField->isHidden())
        choices.year = static_cast<std::int32_t>(*year);
    return choices;
}

void ImportForm::reset()
{
    const QSignalBlocker quiet(this);
    for (ChoiceBox *made : {m_encoding, m_separator, m_decimal, m_country, m_yearColumn, m_value, m_indicator}) {
        made->setCurrentIndex(0);
        setAutomatic(made, {});
    }
    for (ChoiceBox *made : {m_country, m_yearColumn, m_value})
        fillColumns(made, {}, {});
    m_year->clear();
    for (FormField *field : {m_countryField, m_yearColumnField, m_valueField, m_indicatorField, m_yearField})
        field->setError({});
    m_yearField->hide();
}

void ImportForm::fillColumns(ChoiceBox *made, const std::vector<std::string> &columns, const QString &automatic)
{
    const QSignalBlocker quiet(made);
    const int chosen = made->currentIndex();
    while (made->count() > 1)
        made->removeItem(1);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const QString name = QString::fromStdString(columns[i]).simplified();
        made->addItem(name.isEmpty() ? tr("column %1").arg(i + 1) : name, static_cast<int>(i + 1));
    }
    made->setCurrentIndex(chosen < made->count() ? chosen : 0);
    setAutomatic(made, automatic);
}

void ImportForm::show(const ImportOutcome &outcome)
{
    setAutomatic(m_encoding, QString::fromLatin1(encodingName(outcome.encoding)));
    setAutomatic(m_separator, separatorWord(outcome.separator));
    setAutomatic(m_decimal, decimalWord(outcome.decimal));
    fillColumns(m_country, outcome.columns, QString::fromStdString(outcome.countryColumn));
    fillColumns(m_yearColumn, outcome.columns,
                outcome.yearsAreColumns ? tr("one for each") : QString::fromStdString(outcome.yearColumn));
    fillColumns(m_value, outcome.columns,
                outcome.valueColumn.empty() && outcome.indicatorIsTold ? tr("several")
                                                                       : QString::fromStdString(outcome.valueColumn));
    const auto &taken = outcome.taken;
    const QString several = taken.empty() ? QString() : tr("%n indicators", nullptr, static_cast<int>(taken.size()));
    setAutomatic(m_indicator, !outcome.indicatorIsTold ? QString()
                              : taken.size() == 1 ? Format::indicatorName(QString::fromStdString(taken.front().name))
                                                  : several);
    ask(outcome);
}

/// A question stands at the field that answers it.
void ImportForm::ask(const ImportOutcome &outcome)
{
    const auto say = [&outcome](FormField *field, ImportQuestion question, const QString &text) {
        field->setError(isAsked(outcome, question) ? text : QString());
    };
    say(m_countryField, ImportQuestion::Country, tr("Which column names the country?"));
    say(m_valueField, ImportQuestion::Value, tr("Which column holds the values?"));
    say(m_indicatorField, ImportQuestion::Indicator, tr("What do the values measure?"));
    const bool tellsNoYear = isAsked(outcome, ImportQuestion::Year) || outcome.yearForAll;
    m_yearField->setVisible(tellsNoYear);
    if (!tellsNoYear)
        return;
    m_yearField->setHint(outcome.yearForAll && m_year->text().isEmpty()
                             ? tr("%1, from the file's name").arg(*outcome.yearForAll)
                             : QString());
    if (isValid())
        say(m_yearField, ImportQuestion::Year, tr("The file tells no year: which is it?"));
}

}  // namespace observatorio
