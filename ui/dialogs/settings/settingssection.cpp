// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/settingssection.h"

#include "ui/dialogs/settings/connectiontest.h"
#include "ui/page.h"

namespace observatorio {

namespace {

QLabel *headingLabel(const QString &text, const QFont &font)
{
    auto *label = new QLabel(text);
    label->setFont(Theme::semibold(font));
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
    m_fields.into(m_column);
    connect(&m_fields, &Bindings::edited, this, [this] {
        if (m_test)
            m_test->forget();
        Q_EMIT edited();
    });
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
    edit->setMaximumWidth(widest < QWIDGETSIZE_MAX ? scaled(widest) : widest);
    edit->setPlaceholderText(whenEmpty);
    return edit;
}

Binding &SettingsSection::addTest(const UiContext &context, std::function<void(quint64, const AppSettings &)> ask)
{
    m_test = new ConnectionTest(context.actions, [this, &context, ask = std::move(ask)](quint64 request) {
        AppSettings settings = context.settings;
        store(settings);
        ask(request, settings);
    });
    return m_fields.addRow(m_test);
}

void SettingsSection::load(const AppSettings &settings)
{
    m_fields.load(settings);
    if (m_test)
        m_test->forget();
}

std::optional<SettingsSection::Problem> SettingsSection::check()
{
    m_fields.check();
    const FormField *wrong = m_fields.firstWrong();
    if (m_test)
        m_test->setAllowed(!wrong);
    return wrong ? std::optional(Problem{wrong->name(), wrong->error()}) : std::nullopt;
}

void SettingsSection::focusProblem()
{
    if (FormField *wrong = m_fields.firstWrong())
        wrong->focusEditor();
}

}  // namespace observatorio
