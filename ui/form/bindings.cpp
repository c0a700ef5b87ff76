// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/bindings.h"

#include <QBoxLayout>
#include <QMetaProperty>

namespace observatorio {

void Bindings::into(QBoxLayout *column, int nameWidth)
{
    m_column = column;
    m_nameWidth = nameWidth;
}

Binding &Bindings::add(const QString &name, QWidget *editor)
{
    FormField *field = name.isEmpty() ? nullptr : new FormField(name, editor, m_nameWidth);
    Binding &binding =
        m_bindings.emplace_back(Binding{.row = field ? field : editor, .editor = editor, .field = field});
    if (field || !editor->parentWidget())
        m_column->addWidget(binding.row);
    const QMetaMethod slot = metaObject()->method(metaObject()->indexOfSlot("changed()"));
    connect(editor, editor->metaObject()->userProperty().notifySignal(), this, slot);
    if (const int problem = editor->metaObject()->indexOfProperty("problem"); problem >= 0)
        connect(editor, editor->metaObject()->property(problem).notifySignal(), this, slot);
    return binding;
}

Binding &Bindings::addRow(QWidget *row)
{
    m_column->addWidget(row);
    return m_bindings.emplace_back(Binding{.row = row});
}

Binding &Binding::hint(const QString &text)
{
    field->setHint(text);
    return *this;
}

Binding &Binding::verbatim()
{
    keepsBlanks = true;
    return *this;
}

void Bindings::changed()
{
    if (m_loading)
        return;
    adapt();
    Q_EMIT edited();
}

/// Shows and enables each field as what is typed now asks for.
void Bindings::adapt()
{
    AppSettings now;
    store(now);
    for (const Binding &binding : m_bindings) {
        if (binding.shown)
            binding.row->setVisible(binding.shown(now));
        if (binding.enabled)
            binding.row->setEnabled(binding.enabled(now));
    }
}

void Bindings::load(const AppSettings &settings)
{
    m_loading = true;
    for (const Binding &binding : m_bindings) {
        if (binding.get)
            binding.editor->metaObject()->userProperty().write(binding.editor, binding.get(settings));
    }
    m_loading = false;
    adapt();
}

void Bindings::store(AppSettings &settings) const
{
    for (const Binding &binding : m_bindings) {
        if (!binding.set)
            continue;
        const QVariant value = binding.editor->metaObject()->userProperty().read(binding.editor);
        const bool trimmed = value.typeId() == QMetaType::QString && !binding.keepsBlanks;
        binding.set(settings, trimmed ? value.toString().trimmed() : value);
    }
}

bool Bindings::check()
{
    AppSettings now;
    store(now);
    bool right = true;
    for (const Binding &binding : m_bindings) {
        if (!binding.editor)
            continue;
        QString problem;
        if (!binding.shown || binding.shown(now)) {
            problem = binding.editor->property("problem").toString();
            if (problem.isEmpty() && binding.wrong)
                problem = binding.wrong(now);
        }
        right = right && problem.isEmpty();
        if (binding.field)
            binding.field->setError(problem);
    }
    return right;
}

FormField *Bindings::firstWrong() const
{
    const auto wrong = std::ranges::find_if(
        m_bindings, [](const Binding &binding) { return binding.field && !binding.field->error().isEmpty(); });
    return wrong == m_bindings.end() ? nullptr : wrong->field;
}

}  // namespace observatorio
