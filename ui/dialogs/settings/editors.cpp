// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/editors.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace observatorio {

QVariant toVariant(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

void fromVariant(const QVariant &variant, std::vector<std::string> &texts)
{
    texts.clear();
    for (const QString &text : variant.toStringList())
        texts.push_back(text.toStdString());
}

ChoiceBox::ChoiceBox(const QList<Choice> &choices, int widest, QWidget *parent) : QComboBox(parent)
{
    for (const Choice &choice : choices)
        addItem(choice.text, choice.value);
    setMaximumWidth(widest);
    connect(this, &QComboBox::currentIndexChanged, this, &ChoiceBox::changed);
}

void ChoiceBox::setValue(const QVariant &value)
{
    if (findData(value) < 0)
        addItem(value.toString(), value);
    setCurrentIndex(findData(value));
}

RadioChoice::RadioChoice(const QList<Choice> &choices, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const Choice &choice : choices) {
        auto *button = new QRadioButton(choice.text);
        button->setToolTip(choice.toolTip);
        connect(button, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                Q_EMIT changed();
        });
        m_buttons.emplace_back(button, choice.value);
        column->addWidget(button);
    }
}

QVariant RadioChoice::value() const
{
    for (const auto &[button, value] : m_buttons) {
        if (button->isChecked())
            return value;
    }
    return m_buttons.first().second;
}

void RadioChoice::setValue(const QVariant &wanted)
{
    for (const auto &[button, value] : m_buttons) {
        if (value == wanted)
            button->setChecked(true);
    }
}

LinesEdit::LinesEdit(int height, QWidget *parent) : QPlainTextEdit(parent)
{
    viewport()->setAutoFillBackground(false);  // its rounded panel shows
    setTabChangesFocus(true);
    setFixedHeight(height);
}

QStringList LinesEdit::lines() const
{
    QStringList lines;
    for (const QString &line : toPlainText().split(u'\n')) {
        if (const QString text = line.trimmed(); !text.isEmpty())
            lines.append(text);
    }
    return lines;
}

DurationBox::DurationBox(qint64 unitMs, int least, int most, QWidget *parent) : WholeBox(parent), m_unitMs(unitMs)
{
    setRange(least, most);
    setSuffix(QStringLiteral(" ") + (unitMs < 60'000 ? tr("s") : tr("min")));
    setMaximumWidth(140);
    connect(this, &QSpinBox::valueChanged, this, &DurationBox::durationChanged);
}

}  // namespace observatorio
