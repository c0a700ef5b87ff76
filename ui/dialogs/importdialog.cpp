// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importdialog.h"

#include "ui/dialogs/import/importform.h"
#include "ui/form/editors.h"
#include "ui/models/importmodels.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>

namespace observatorio {

namespace {

constexpr int ReadMs = 300;

QString importText(const char *text) { return QCoreApplication::translate("ImportText", text); }

QString missingText(const ImportOutcome &outcome)
{
    QStringList words;
    std::int64_t sum = 0;
    for (const auto &[word, count] : outcome.missing) {
        sum += count;
        words.append((word.empty() ? ImportDialog::tr("empty") : QString::fromStdString(word)) + QChar(0x00A0)
                     + Format::integer(count));
    }
    return sum == 0 ? QString()
                    : ImportDialog::tr("Missing: %1 (%2)").arg(Format::integer(sum), words.join(QStringLiteral(", ")));
}

QString ruleText(const ImportOutcome &outcome)
{
    QStringList sentences;
    if (outcome.conflictCount > 0)
        sentences.append(
            ImportDialog::tr("%n year(s) have two values.", nullptr, static_cast<int>(outcome.conflictCount)) + u' '
            + importText(conflictRule()));
    if (const auto more = outcome.problemCount - static_cast<std::int64_t>(outcome.problems.size()); more > 0)
        sentences.append(ImportDialog::tr("%n more field(s) could not be read.", nullptr, static_cast<int>(more)));
    if (outcome.leftOutMore > 0)
        sentences.append(
            ImportDialog::tr("%n more row(s) were left out.", nullptr, static_cast<int>(outcome.leftOutMore)));
    return sentences.join(u' ');
}

}  // namespace

ImportDialog::ImportDialog(const UiContext &context, QWidget *parent)
    : QDialog(parent), m_context(context),
      m_file(new FileEdit(FileEdit::Existing, tr("File"), tr("Tables (*.csv *.tsv *.txt *.tab *.xls);;All files (*)"),
                          tr("CSV of QoG, World Bank, Our World in Data, IMF, Eurostat, OECD, or your own"))),
      m_form(new ImportForm(context)), m_view(new SegmentedControl), m_pages(new QStackedWidget),
      m_preview(new ImportPreviewModel(context, this)), m_taken(new ImportTakenModel(this)),
      m_notes(new ImportNoteModel(context, this)), m_layout(hintLabel()), m_missing(hintLabel()), m_rule(hintLabel()),
      m_origin(hintLabel()), m_complaint(new Complaint), m_import(new QPushButton(tr("Import"))),
      m_builtIn(new QPushButton(tr("Back to the built-in data"))), m_close(new QPushButton),
      m_patience(new QTimer(this))
{
    setWindowTitle(tr("Import data"));
    m_import->setObjectName(QStringLiteral("import"));
    m_import->setProperty("primary", true);
    m_import->setDefault(true);
    m_builtIn->setObjectName(QStringLiteral("builtIn"));
    m_builtIn->setAutoDefault(false);
    m_patience->setSingleShot(true);
    m_patience->setInterval(ReadMs);
    m_view->setAccessibleName(tr("View"));
    m_view->addSegment(tr("First values"), 0);
    m_view->addSegment(tr("Summary"), 1);
    m_pages->addWidget(buildPreview());
    m_pages->addWidget(buildSummary());
    m_origin->setTextFormat(Qt::PlainText);

    auto *side = scrolled(m_form);
    side->setFixedWidth(grown(330, 250));
    auto *name = new QLabel(tr("File"));
    name->setBuddy(m_file);
    columnOf(Theme::Gap,
             {rowOf(12, {name, {m_file, 1}}),
              {rowOf(Theme::Margin, {side, {columnOf(8, {rowOf(0, {m_view, Room()}), m_layout, {m_pages, 1}}), 1}}), 1},
              m_complaint,
              rowOf(8, {m_builtIn, {m_origin, 1}, m_import, m_close})},
             this)
        ->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    resize(roomy({1100, 640}));
    setMinimumSize(720, 460);
    connectActions();
    showOutcome();
    m_file->setFocus();
}

/// What is being read for it is read for nobody.
ImportDialog::~ImportDialog() { Q_EMIT m_context.actions->importReadRequested(0, {}, {}); }

QWidget *ImportDialog::buildPreview()
{
    auto *table = new DataTable;
    table->setModel(m_preview);
    table->setSortingEnabled(false);
    table->setAccessibleName(tr("First values"));
    table->fitColumns();
    table->stretchColumn(ImportPreviewModel::Indicator);
    return (new PlaceholderStack(table, QStringLiteral("empty"), tr("No values yet"),
                                 tr("Choose a file: its first values are shown here as they are understood.")))
        ->follow(m_preview);
}

QWidget *ImportDialog::buildSummary()
{
    const auto heading = [](const QString &text) {
        auto *label = new QLabel(text);
        label->setFont(Theme::semibold(Theme::instance().bodyFont()));
        return label;
    };
    DataTable *taken = sortedTable(m_taken, tr("To be imported"), this);
    taken->stretchColumn(ImportTakenModel::Name);
    DataTable *notes = sortedTable(m_notes, tr("Left out"), this);
    notes->stretchColumn(ImportNoteModel::Why);
    auto *page = new QWidget;
    columnOf(8,
             {heading(tr("To be imported")),
              {(new PlaceholderStack(taken, QStringLiteral("empty"), tr("Nothing yet")))->follow(m_taken), 2},
              m_missing,
              heading(tr("Left out")),
              {(new PlaceholderStack(notes, QStringLiteral("check"), tr("Nothing")))->follow(m_notes), 3},
              m_rule},
             page);
    return page;
}

void ImportDialog::connectActions()
{
    connect(m_view, &SegmentedControl::currentChanged, this,
            [this](const QVariant &page) { m_pages->setCurrentIndex(page.toInt()); });
    connect(m_file, &FileEdit::changed, this, [this] {
        m_form->reset();
        m_patience->start();
    });
    connect(m_form, &ImportForm::changed, m_patience, qOverload<>(&QTimer::start));
    connect(m_patience, &QTimer::timeout, this, &ImportDialog::read);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    Actions *actions = m_context.actions;
    connect(actions, &Actions::importRead, this, &ImportDialog::take);
    connect(m_import, &QPushButton::clicked, this, [this] {
        m_replacing = true;
        updateButtons();
        Q_EMIT m_context.actions->importRequested(m_outcome);
    });
    connect(m_builtIn, &QPushButton::clicked, this, [this] {
        m_replacing = true;
        m_done = false;
        updateButtons();
        Q_EMIT m_context.actions->builtInDataRequested();
    });
    connect(actions, &Actions::dataReplaced, this, [this](bool imported) {
        m_replacing = false;
        m_done = imported;
        if (imported)
            showSummary();
        showOutcome();
    });
    connect(actions, &Actions::dataNotReplaced, this, [this](const QString &why) {
        m_replacing = false;
        updateButtons();
        m_complaint->setText(why);
    });
}

void ImportDialog::setFile(const QString &path) { m_file->setPath(path); }

void ImportDialog::showSummary()
{
    m_view->setCurrentData(1);
    m_pages->setCurrentIndex(1);
}

void ImportDialog::read()
{
    if (!m_form->isValid())
        return;
    m_reading = !m_file->path().isEmpty();
    m_done = false;
    m_outcome.reset();
    m_complaint->setText({});
    Q_EMIT m_context.actions->importReadRequested(++m_request, m_file->path(), m_form->choices());
    updateButtons();
}

void ImportDialog::take(quint64 request, const std::shared_ptr<const ImportOutcome> &outcome, const QString &error)
{
    if (request != m_request)
        return;
    m_reading = false;
    m_outcome = outcome;
    const bool nothing = outcome && outcome->questions.empty() && outcome->values == 0;
    m_complaint->setText(nothing ? Format::error({ErrorCode::NothingImported, outcome->path, {}}) : error);
    showOutcome();
}

void ImportDialog::showOutcome()
{
    const ImportOutcome shown = m_outcome ? *m_outcome : ImportOutcome();
    if (m_outcome)
        m_form->show(shown);
    m_preview->update(shown.preview);
    m_taken->update(shown.taken);
    m_notes->update(shown);
    for (const auto &[label, text] : {std::pair(m_missing, missingText(shown)), std::pair(m_rule, ruleText(shown))}) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    }
    updateButtons();
}

void ImportDialog::showOrigin()
{
    if (m_done)
        m_origin->setText(tr("Imported: the simulator starts from these values."));
    else
        m_origin->setText(m_context.importedData ? tr("The simulator starts from imported data.")
                                                 : tr("The simulator starts from the built-in data."));
}

void ImportDialog::updateButtons()
{
    const bool ready =
        m_outcome && m_outcome->questions.empty() && m_outcome->values > 0 && !m_reading && !m_replacing && !m_done;
    m_import->setEnabled(ready);
    m_import->setVisible(!m_done);
    m_close->setText(m_done ? tr("Close") : tr("Cancel"));
    m_builtIn->setEnabled(m_context.importedData && !m_replacing);
    QString said;
    if (m_reading)
        said = tr("Reading…");
    else if (m_outcome && m_outcome->questions.empty())
        said = Format::dotted(
            {importText(layoutName(m_outcome->layout)), tr("%n value(s)", nullptr, static_cast<int>(m_outcome->values)),
             m_outcome->estimates > 0 ? tr("%n of them estimates", nullptr, static_cast<int>(m_outcome->estimates))
                                      : QString()});
    else if (m_outcome)
        said = Format::dotted({importText(layoutName(m_outcome->layout)), tr("see the question on the left")});
    m_layout->setText(said);
    showOrigin();
}

}  // namespace observatorio
