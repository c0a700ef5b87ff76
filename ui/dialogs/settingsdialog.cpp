// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include "ui/dialogs/settings/sectionlist.h"
#include "ui/dialogs/settings/sections.h"
#include "ui/style/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <optional>

namespace observatorio {

struct SettingsDialog::Private {
    const UiContext *context = nullptr;
    QList<SettingsSection *> sections;
    SectionList *list = nullptr;
    QStackedWidget *stack = nullptr;
    QPushButton *problem = nullptr;  ///< the first error; a press leads to it
    QLabel *note = nullptr;
    QPushButton *ok = nullptr;
    QPushButton *apply = nullptr;
    QPushButton *exporting = nullptr;
    int wrongSection = -1;
    std::optional<AppSettings> imported;  ///< read from a file, not yet in force
    QString message;                      ///< of the last file

    AppSettings collect() const
    {
        AppSettings settings = imported.value_or(context->settings);
        for (const SettingsSection *section : sections)
            section->store(settings);
        return settings;
    }

    void check()
    {
        wrongSection = -1;
        for (int i = 0; i < sections.size(); ++i) {
            const std::optional<SettingsSection::Problem> wrong = sections[i]->check();
            list->mark(i, wrong ? wrong->what : QString());
            if (wrong && wrongSection < 0) {
                wrongSection = i;
                problem->setText(SettingsDialog::tr("%1: fix “%2”").arg(sections[i]->title(), wrong->where));
                problem->setToolTip(wrong->what.toHtmlEscaped());
            }
        }
        const AppSettings wanted = collect();
        const bool right = wrongSection < 0;
        problem->setVisible(!right);
        ok->setEnabled(right);
        apply->setEnabled(right && !(wanted == context->settings));
        exporting->setEnabled(right);
        const bool restarts = right && !(wanted.pipeline == context->settings.pipeline);
        note->setVisible(right);
        const QString restart =
            restarts ? SettingsDialog::tr("Reading restarts briefly and resumes from the stored position.") : QString();
        note->setText(QStringList{message, restart}.join(QLatin1Char(' ')).trimmed());
    }

    /// A file has no passwords: those of the same user of the same server stay.
    void fill(AppSettings settings)
    {
        const PipelineSettings &now = context->settings.pipeline;
        BrokerSettings &broker = settings.pipeline.broker;
        if (broker.bootstrapServers == now.broker.bootstrapServers && broker.username == now.broker.username)
            broker.password = now.broker.password;
        StoreSettings &store = settings.pipeline.store;
        if (store.host == now.store.host && store.port == now.store.port && store.user == now.store.user)
            store.password = now.store.password;
        for (SettingsSection *section : std::as_const(sections))
            section->load(settings);
        imported = std::move(settings);
    }
};

SettingsDialog::SettingsDialog(const UiContext &context, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>())
{
    d->context = &context;
    setWindowTitle(tr("Settings"));
    resize(1180, 660);
    setMinimumSize(760, 480);

    d->list = new SectionList;
    d->list->setAccessibleName(tr("Sections"));
    d->stack = new QStackedWidget;
    d->sections = {brokerSection(context), databaseSection(context), windowsSection(), thresholdsSection(context),
                   appearanceSection()};
    for (SettingsSection *section : std::as_const(d->sections)) {
        d->list->addSection(section->title(), section->iconName());
        auto *area = new QScrollArea;
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidget(section);
        d->stack->addWidget(area);
        section->load(context.settings);
        connect(section, &SettingsSection::edited, this, [this] { d->check(); });
    }
    connect(d->list, &SectionList::currentRowChanged, d->stack, &QStackedWidget::setCurrentIndex);

    d->problem = new QPushButton;
    d->problem->setFlat(true);
    d->problem->setIcon(Theme::instance().icon(QStringLiteral("warning"), Theme::Critical));
    d->note = new QLabel;
    d->note->setWordWrap(true);
    d->note->setFont(Theme::instance().secondaryFont());
    d->note->setForegroundRole(QPalette::PlaceholderText);
    d->ok = new QPushButton(tr("OK"));
    d->ok->setDefault(true);
    d->ok->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"));
    d->apply = new QPushButton(tr("Apply"));
    auto *importing = new QPushButton(tr("Import…"));
    importing->setToolTip(tr("Fill in the fields from a settings file"));
    d->exporting = new QPushButton(tr("Export…"));
    d->exporting->setToolTip(tr("Write the fields to a settings file, without passwords"));

    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(16, 10, 16, 12);
    bottom->setSpacing(8);
    bottom->addWidget(importing);
    bottom->addWidget(d->exporting);
    bottom->addSpacing(8);
    bottom->addWidget(d->problem);
    bottom->addWidget(d->note, 1);
    bottom->addStretch();
    for (QPushButton *button : {d->ok, cancel, d->apply})
        bottom->addWidget(button);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(d->stack, 1);
    right->addLayout(bottom);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(d->list);
    layout->addLayout(right, 1);

    connect(d->problem, &QPushButton::clicked, this, [this] {
        d->list->setCurrentRow(d->wrongSection);
        d->sections[d->wrongSection]->focusProblem();
    });
    const auto apply = [this] {
        const AppSettings wanted = d->collect();
        if (!(wanted == d->context->settings))
            Q_EMIT d->context->actions->settingsRequested(wanted);
        d->imported.reset();
        d->message.clear();
    };
    connect(d->ok, &QPushButton::clicked, this, [this, apply] {
        apply();
        accept();
    });
    connect(d->apply, &QPushButton::clicked, this, [this, apply] {
        apply();
        d->check();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    const QString kinds = tr("Settings (*.json)");
    connect(importing, &QPushButton::clicked, this, [this, kinds] {
        if (const QString path = QFileDialog::getOpenFileName(this, tr("Import settings"), {}, kinds); !path.isEmpty())
            importFrom(path);
    });
    connect(d->exporting, &QPushButton::clicked, this, [this, kinds] {
        const QString name = QStringLiteral("observatorio.json");
        if (const QString path = QFileDialog::getSaveFileName(this, tr("Export settings"), name, kinds);
            !path.isEmpty())
            exportTo(path);
    });
    const Actions *actions = context.actions;
    connect(actions, &Actions::settingsImported, this, [this](const QString &path, const AppSettings &settings) {
        d->fill(settings);
        d->message = tr("Read from %1. Click OK or Apply to use it.").arg(QFileInfo(path).fileName());
        d->check();
    });
    connect(actions, &Actions::settingsExported, this, [this](const QString &path) {
        d->message = tr("Written to %1.").arg(QFileInfo(path).fileName());
        d->check();
    });
    connect(actions, &Actions::settingsFileFailed, this, [this](const QString &why) {
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Settings"), why, QMessageBox::Ok, this);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    d->list->setCurrentRow(0);
    d->check();
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::importFrom(const QString &path) { Q_EMIT d->context->actions->settingsImportRequested(path); }

void SettingsDialog::exportTo(const QString &path)
{
    Q_EMIT d->context->actions->settingsExportRequested(path, d->collect());
}

void SettingsDialog::showSection(const QString &section)
{
    for (int i = 0; i < d->sections.size(); ++i) {
        if (d->sections[i]->id() == section)
            d->list->setCurrentRow(i);
    }
}

}  // namespace observatorio
