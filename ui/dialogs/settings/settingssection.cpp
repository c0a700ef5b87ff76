// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/settingssection.h"

#include "ui/dialogs/settings/connectiontest.h"
#include "ui/page.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QMetaProperty>
#include <algorithm>

namespace observatorio {

namespace {

QLabel *headingLabel(const QString &text, QFont font)
{
    auto *label = new QLabel(text);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

}  // namespace

SettingsSection::SettingsSection(QString id, QString title, QString icon, const QString &explanation, QWidget *parent)
    : QWidget(parent), m_id(std::move(id)), m_title(std::move(title)), m_icon(std::move(icon)),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(20, 16, 20, 16);
    m_column->setSpacing(12);
    m_column->addWidget(headingLabel(m_title, Theme::instance().titleFont()));
    auto *text = new QLabel(explanation);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    m_column->addWidget(text);
}

void SettingsSection::addHeading(const QString &text)
{
    QLabel *label = headingLabel(text, Theme::instance().bodyFont());
    label->setContentsMargins(0, 8, 0, 0);
    m_column->addWidget(label);
}

QLineEdit *SettingsSection::line(int widest, const QString &whenEmpty)
{
    auto *edit = new QLineEdit;
    edit->setMaximumWidth(widest);
    edit->setPlaceholderText(whenEmpty);
    return edit;
}

SettingsSection::Binding &SettingsSection::add(const QString &name, QWidget *editor)
{
    FormField *field = name.isEmpty() ? nullptr : new FormField(name, editor);
    Binding &binding =
        m_bindings.emplace_back(Binding{.row = field ? field : editor, .editor = editor, .field = field});
    m_column->addWidget(binding.row);
    const QMetaMethod slot = metaObject()->method(metaObject()->indexOfSlot("changed()"));
    connect(editor, editor->metaObject()->userProperty().notifySignal(), this, slot);
    if (const int problem = editor->metaObject()->indexOfProperty("problem"); problem >= 0)
        connect(editor, editor->metaObject()->property(problem).notifySignal(), this, slot);
    return binding;
}

SettingsSection::Binding &SettingsSection::addTest(const UiContext &context,
                                                   std::function<void(quint64, const AppSettings &)> ask)
{
    m_test = new ConnectionTest(context.actions, [this, &context, ask = std::move(ask)](quint64 request) {
        AppSettings settings = context.settings;
        store(settings);
        ask(request, settings);
    });
    m_column->addWidget(m_test);
    return m_bindings.emplace_back(Binding{.row = m_test});
}

SettingsSection::Binding &SettingsSection::Binding::hint(const QString &text)
{
    field->setHint(text);
    return *this;
}

SettingsSection::Binding &SettingsSection::Binding::verbatim()
{
    keepsBlanks = true;
    return *this;
}

AppSettings SettingsSection::typed() const
{
    AppSettings settings;
    store(settings);
    return settings;
}

void SettingsSection::changed()
{
    hideIrrelevant();
    if (m_test)
        m_test->forget();
    Q_EMIT edited();
}

void SettingsSection::hideIrrelevant()
{
    const AppSettings now = typed();
    for (const Binding &binding : m_bindings)
        binding.row->setVisible(!binding.shown || binding.shown(now));
}

void SettingsSection::load(const AppSettings &settings)
{
    for (const Binding &binding : m_bindings) {
        if (binding.get)
            binding.editor->metaObject()->userProperty().write(binding.editor, binding.get(settings));
    }
    hideIrrelevant();
}

void SettingsSection::store(AppSettings &settings) const
{
    for (const Binding &binding : m_bindings) {
        if (!binding.set)
            continue;
        const QVariant value = binding.editor->metaObject()->userProperty().read(binding.editor);
        const bool trimmed = value.typeId() == QMetaType::QString && !binding.keepsBlanks;
        binding.set(settings, trimmed ? value.toString().trimmed() : value);
    }
}

const SettingsSection::Binding *SettingsSection::firstWrong() const
{
    const auto wrong = std::ranges::find_if(
        m_bindings, [](const Binding &binding) { return binding.field && !binding.field->error().isEmpty(); });
    return wrong == m_bindings.end() ? nullptr : &*wrong;
}

std::optional<SettingsSection::Problem> SettingsSection::check()
{
    const AppSettings now = typed();
    for (const Binding &binding : m_bindings) {
        if (!binding.field)
            continue;
        QString problem;
        if (!binding.shown || binding.shown(now)) {
            problem = binding.editor->property("problem").toString();
            if (problem.isEmpty() && binding.wrong)
                problem = binding.wrong(now);
        }
        binding.field->setError(problem);
    }
    const Binding *wrong = firstWrong();
    if (m_test)
        m_test->setAllowed(!wrong);
    return wrong ? std::optional(Problem{wrong->field->name(), wrong->field->error()}) : std::nullopt;
}

void SettingsSection::focusProblem()
{
    if (const Binding *wrong = firstWrong())
        wrong->field->focusEditor();
}

}  // namespace observatorio
