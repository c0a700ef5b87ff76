// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include "ui/dialogs/settings/sectionlist.h"
#include "ui/dialogs/settings/sections.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <optional>

namespace observatorio {

SettingsDialog::SettingsDialog(const UiContext &context, QWidget *parent)
    : QDialog(parent), m_context(context),
      m_sections{brokerSection(context), databaseSection(context), windowsSection(), thresholdsSection(context),
                 appearanceSection()},
      m_list(new SectionList), m_stack(new QStackedWidget), m_problem(new QPushButton), m_note(hintLabel()),
      m_ok(new QPushButton(tr("OK"))), m_apply(new QPushButton(tr("Apply"))), m_export(new QPushButton(tr("Export…")))
{
    setWindowTitle(tr("Settings"));
    resize(roomy({1240, 660}));
    setMinimumSize(760, 480);

    m_list->setAccessibleName(tr("Sections"));
    for (SettingsSection *section : std::as_const(m_sections)) {
        m_list->addSection(section->title(), section->iconName());
        m_stack->addWidget(scrolled(section));
        section->load(context.settings);
        connect(section, &SettingsSection::edited, this, &SettingsDialog::check);
    }
    connect(m_list, &SectionList::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);

    m_problem->setFlat(true);
    m_problem->setIcon(Theme::instance().icon(QStringLiteral("warning"), Theme::Critical));
    m_ok->setDefault(true);
    m_ok->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *importing = new QPushButton(tr("Import…"));
    importing->setToolTip(tr("Fill in the fields from a settings file"));
    m_export->setToolTip(tr("Write the fields to a settings file, without passwords"));

    QHBoxLayout *bottom = rowOf(8, {importing, m_export, {m_note, 1}, Room{0}, m_ok, cancel, m_apply});
    bottom->setContentsMargins(16, 10, 16, 12);
    QHBoxLayout *problem = rowOf(0, {m_problem, Room()});  // a line of its own: its text is long
    problem->setContentsMargins(16, 0, 16, 0);
    rowOf(0, {m_list, {columnOf(0, {{m_stack, 1}, problem, bottom}), 1}}, this);

    connect(m_problem, &QPushButton::clicked, this, [this] {
        m_list->setCurrentRow(m_wrongSection);
        m_sections[m_wrongSection]->focusProblem();
    });
    connect(m_ok, &QPushButton::clicked, this, [this] {
        apply();
        accept();
    });
    connect(m_apply, &QPushButton::clicked, this, &SettingsDialog::apply);
    connect(cancel, &QPushButton::clicked, this, [this] { QDialog::reject(); });  // says what it does: no question
    const QString kinds = tr("Settings (*.json)");
    connect(importing, &QPushButton::clicked, this, [this, kinds] {
        if (const QString path = QFileDialog::getOpenFileName(this, tr("Import settings"), {}, kinds); !path.isEmpty())
            importFrom(path);
    });
    connect(m_export, &QPushButton::clicked, this, [this, kinds] {
        const QString name = QStringLiteral("observatorio.json");
        if (const QString path = QFileDialog::getSaveFileName(this, tr("Export settings"), name, kinds);
            !path.isEmpty())
            exportTo(path);
    });
    const Actions *actions = context.actions;
    connect(actions, &Actions::settingsImported, this, [this](const QString &path, const AppSettings &settings) {
        fill(settings);
        m_message = tr("Read from %1. Click OK or Apply to use it.").arg(QFileInfo(path).fileName());
        check();
    });
    connect(actions, &Actions::settingsExported, this, [this](const QString &path) {
        m_message = tr("Written to %1.").arg(QFileInfo(path).fileName());
        check();
    });
    connect(actions, &Actions::settingsFileFailed, this, [this](const QString &why) {
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Settings"), why, QMessageBox::Ok, this);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    m_list->setCurrentRow(0);
    check();
}

AppSettings SettingsDialog::collect() const
{
    AppSettings settings = m_imported.value_or(m_context.settings);
    for (const SettingsSection *section : m_sections)
        section->store(settings);
    return settings;
}

void SettingsDialog::check()
{
    m_wrongSection = -1;
    for (int i = 0; i < m_sections.size(); ++i) {
        const std::optional<SettingsSection::Problem> wrong = m_sections[i]->check();
        m_list->mark(i, wrong ? wrong->what : QString());
        if (wrong && m_wrongSection < 0) {
            m_wrongSection = i;
            m_problem->setText(tr("%1: fix “%2”").arg(m_sections[i]->title(), wrong->where));
            m_problem->setToolTip(wrong->what.toHtmlEscaped());
        }
    }
    const AppSettings wanted = collect();
    const bool right = m_wrongSection < 0;
    m_problem->setVisible(!right);
    m_ok->setEnabled(right);
    m_apply->setEnabled(right && !(wanted == m_context.settings));
    m_export->setEnabled(right);
    const bool restarts = right && !(wanted.pipeline == m_context.settings.pipeline);
    m_note->setVisible(right);
    const QString restart = restarts ? tr("Reading restarts briefly and resumes from the stored position.") : QString();
    m_note->setText(QStringList{m_message, restart}.join(QLatin1Char(' ')).trimmed());
}

/// A file has no passwords: those of the same user of the same server stay.
void SettingsDialog::fill(AppSettings settings)
{
    const PipelineSettings &now = m_context.settings.pipeline;
    BrokerSettings &broker = settings.pipeline.broker;
    if (broker.bootstrapServers == now.broker.bootstrapServers && broker.username == now.broker.username)
        broker.password = now.broker.password;
    StoreSettings &store = settings.pipeline.store;
    if (store.host == now.store.host && store.port == now.store.port && store.user == now.store.user)
        store.password = now.store.password;
    for (SettingsSection *section : std::as_const(m_sections))
        section->load(settings);
    m_imported = std::move(settings);
}

void SettingsDialog::apply()
{
    const AppSettings wanted = collect();
    if (!(wanted == m_context.settings))
        Q_EMIT m_context.actions->settingsRequested(wanted);
    m_imported.reset();
    m_message.clear();
    check();
}

/// A field with wrong input is changed, whatever it would store.
bool SettingsDialog::hasChanges() const { return m_wrongSection >= 0 || !(collect() == m_context.settings); }

void SettingsDialog::reject()
{
    if (!hasChanges()) {
        QDialog::reject();
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Question, tr("Settings"), tr("Discard the changes to the settings?"),
                                     QMessageBox::NoButton, this);
    QPushButton *discard = question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Keep editing"), QMessageBox::RejectRole));
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

void SettingsDialog::importFrom(const QString &path) { Q_EMIT m_context.actions->settingsImportRequested(path); }

void SettingsDialog::exportTo(const QString &path)
{
    Q_EMIT m_context.actions->settingsExportRequested(path, collect());
}

void SettingsDialog::showSection(const QString &section)
{
    for (int i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i]->id() == section)
            m_list->setCurrentRow(i);
    }
}

}  // namespace observatorio
