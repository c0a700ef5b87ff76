// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/settingssection.h"

#include "ui/dialogs/settings/formfield.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace observatorio {

namespace {

QFont semibold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

bool isWrong(const FormField *field) { return !field->isHidden() && !field->error().isEmpty(); }

}  // namespace

SettingsSection::SettingsSection(const QString &heading, const QString &explanation, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(20, 16, 20, 16);
    m_column->setSpacing(12);
    auto *title = new QLabel(heading);
    title->setFont(semibold(Theme::instance().titleFont()));
    m_column->addWidget(title);
    auto *text = new QLabel(explanation);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    m_column->addWidget(text);
}

FormField *SettingsSection::addField(const QString &name, QWidget *editor, const QString &hint)
{
    auto *field = new FormField(name, editor, hint);
    m_fields.append(field);
    m_column->addWidget(field);
    return field;
}

void SettingsSection::addHeading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(semibold(Theme::instance().bodyFont()));
    label->setContentsMargins(0, 8, 0, 0);
    m_column->addWidget(label);
}

std::optional<SettingsSection::Problem> SettingsSection::firstProblem() const
{
    const auto wrong = std::ranges::find_if(m_fields, isWrong);
    return wrong == m_fields.end() ? std::nullopt : std::optional(Problem{(*wrong)->name(), (*wrong)->error()});
}

void SettingsSection::focusFirstProblem()
{
    const auto wrong = std::ranges::find_if(m_fields, isWrong);
    if (wrong != m_fields.end())
        (*wrong)->focusEditor();
}

}  // namespace observatorio
