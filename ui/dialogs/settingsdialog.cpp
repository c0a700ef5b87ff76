// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include "ui/dialogs/settings/appearancesection.h"
#include "ui/dialogs/settings/brokersection.h"
#include "ui/dialogs/settings/databasesection.h"
#include "ui/dialogs/settings/sectionlist.h"
#include "ui/dialogs/settings/thresholdssection.h"
#include "ui/dialogs/settings/windowssection.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace observatorio {

struct SettingsDialog::Private {
    UiContext *context = nullptr;
    QList<SettingsSection *> sections;
    SectionList *list = nullptr;
    QStackedWidget *stack = nullptr;
    QPushButton *problem = nullptr;  ///< the first error; a press leads to it
    QLabel *note = nullptr;
    QPushButton *ok = nullptr;
    QPushButton *apply = nullptr;
    int wrongSection = -1;

    AppSettings collect() const
    {
        AppSettings settings = context->settings;
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
                problem->setText(SettingsDialog::tr("%1, %2: correct it").arg(sections[i]->title(), wrong->where));
                problem->setToolTip(wrong->what.toHtmlEscaped());
            }
        }
        const AppSettings wanted = collect();
        const bool right = wrongSection < 0;
        problem->setVisible(!right);
        ok->setEnabled(right);
        apply->setEnabled(right && !(wanted == context->settings));
        const bool restarts = right && !(wanted.pipeline == context->settings.pipeline);
        note->setVisible(right);
        note->setText(restarts ? SettingsDialog::tr("Reading restarts for a moment and goes on where it was stored.")
                               : QString());
    }
};

SettingsDialog::SettingsDialog(UiContext &context, QWidget *parent) : QDialog(parent), d(std::make_unique<Private>())
{
    d->context = &context;
    setWindowTitle(tr("Settings"));
    resize(980, 660);
    setMinimumSize(760, 480);

    d->list = new SectionList;
    d->list->setAccessibleName(tr("Sections"));
    d->stack = new QStackedWidget;
    d->sections = {new BrokerSection(context), new DatabaseSection(context), new WindowsSection,
                   new ThresholdsSection(context), new AppearanceSection};
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

    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(16, 10, 16, 12);
    bottom->setSpacing(8);
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
            Q_EMIT d->context->actions->settingsWanted(wanted);
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
    d->list->setCurrentRow(0);
    d->check();
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::showSection(const QString &section)
{
    for (int i = 0; i < d->sections.size(); ++i) {
        if (d->sections[i]->id() == section)
            d->list->setCurrentRow(i);
    }
}

}  // namespace observatorio
