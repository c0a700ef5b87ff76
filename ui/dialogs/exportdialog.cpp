// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportdialog.h"

#include "ui/dialogs/export/exportpreview.h"
#include "ui/format.h"
#include "ui/style/theme.h"
#include "ui/widgets/numberbox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace observatorio {

struct ExportDialog::Private {
    Private(const Exportable &exportable, Actions *requests) : chart(exportable), actions(requests) {}

    const Exportable &chart;
    Actions *actions;
    QString place;             ///< of which the next two speak
    bool folderExists = true;  ///< as long as nobody knows better
    bool fileExists = false;
    ExportPreview *preview = nullptr;
    SegmentedControl *format = nullptr;
    QComboBox *preset = nullptr;
    WholeBox *width = nullptr;
    WholeBox *height = nullptr;
    WholeBox *scale = nullptr;
    QLineEdit *name = nullptr;
    QLineEdit *folder = nullptr;
    QLabel *message = nullptr;
    QPushButton *save = nullptr;
    QWidget *sizeRow = nullptr;
};

ExportDialog::ExportDialog(const Exportable &chart, Actions *actions, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(chart, actions))
{
    setWindowTitle(tr("Export chart"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::Margin);
    d->preview = new ExportPreview(chart);
    row->addWidget(d->preview, 1);
    row->addWidget(buildForm());

    d->message = new QLabel;
    d->message->setObjectName(QStringLiteral("message"));
    d->message->setTextFormat(Qt::PlainText);
    d->message->setWordWrap(true);
    d->message->setFont(Theme::instance().secondaryFont());
    auto *buttons = new QDialogButtonBox;
    d->save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    d->save->setObjectName(QStringLiteral("save"));
    d->save->setProperty("primary", true);
    d->save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    column->setSpacing(Theme::Gap);
    column->addLayout(row, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(d->message, 1);
    foot->addWidget(buttons);
    column->addLayout(foot);

    connect(actions, &Actions::exportPlaceFound, this, &ExportDialog::placeFound);
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    setFolder(QDir(pictures).exists() ? pictures : QDir::homePath());
    d->name->setText(Exporter::proposedName(chart.exportTitle()));
    d->name->setCursorPosition(0);
    setPictureSize(chart.exportSize());
    formatChanged();
    resize(960, 480);
}

ExportDialog::~ExportDialog() = default;

QWidget *ExportDialog::buildForm()
{
    auto *side = new QWidget;
    side->setFixedWidth(320);
    auto *form = new QFormLayout(side);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Theme::Gap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

    d->format = new SegmentedControl;
    d->format->setAccessibleName(tr("Format"));
    for (const ExportFormat format : {ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf, ExportFormat::Csv})
        d->format->addSegment(Exporter::suffix(format).toUpper(), static_cast<int>(format));
    connect(d->format, &SegmentedControl::currentChanged, this, &ExportDialog::formatChanged);
    form->addRow(tr("Format"), d->format);

    d->preset = new QComboBox;
    d->preset->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    d->preset->setAccessibleName(tr("Size"));
    d->preset->addItem(tr("As on screen"), d->chart.exportSize());
    d->preset->addItem(QStringLiteral("1280 \u00d7 720"), QSize(1280, 720));
    d->preset->addItem(QStringLiteral("1920 \u00d7 1080"), QSize(1920, 1080));
    d->preset->addItem(tr("A4 landscape"), Exporter::a4Landscape());
    d->preset->addItem(tr("Custom"));
    connect(d->preset, &QComboBox::activated, this, &ExportDialog::presetChosen);
    form->addRow(tr("Size"), d->preset);

    d->sizeRow = new QWidget;
    auto *sides = new QHBoxLayout(d->sizeRow);
    sides->setContentsMargins(0, 0, 0, 0);
    for (WholeBox **box : {&d->width, &d->height}) {
        *box = new WholeBox;
        (*box)->setRange(Exporter::LeastSide, Exporter::MostSide);
        (*box)->setSuffix(tr(" px"));
        (*box)->setKeyboardTracking(false);
        connect(*box, &WholeBox::valueChanged, this, &ExportDialog::sizeEdited);
        connect(*box, &WholeBox::problemChanged, this, &ExportDialog::check);
    }
    d->width->setAccessibleName(tr("Width"));
    d->height->setAccessibleName(tr("Height"));
    sides->addWidget(d->width, 1);
    sides->addWidget(new QLabel(QStringLiteral("\u00d7")));
    sides->addWidget(d->height, 1);
    form->addRow(QString(), d->sizeRow);

    d->scale = new WholeBox;
    d->scale->setRange(1, Exporter::MostScale);
    d->scale->setPrefix(QStringLiteral("\u00d7 "));
    d->scale->setToolTip(tr("Pixels in the file for each pixel on screen: more print sharper"));
    connect(d->scale, &WholeBox::valueChanged, this, &ExportDialog::check);
    connect(d->scale, &WholeBox::problemChanged, this, &ExportDialog::check);
    form->addRow(tr("Scale"), d->scale);

    d->name = new QLineEdit;
    d->name->setObjectName(QStringLiteral("name"));
    d->name->setMaxLength(180);
    connect(d->name, &QLineEdit::textChanged, this, &ExportDialog::check);
    form->addRow(tr("Name"), d->name);

    auto *place = new QWidget;
    auto *places = new QHBoxLayout(place);
    places->setContentsMargins(0, 0, 0, 0);
    d->folder = new QLineEdit;
    d->folder->setObjectName(QStringLiteral("folder"));
    d->folder->setAccessibleName(tr("Folder"));
    connect(d->folder, &QLineEdit::textChanged, this, &ExportDialog::check);
    auto *choose = new QPushButton(tr("Browse\u2026"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
    places->addWidget(d->folder, 1);
    places->addWidget(choose);
    form->addRow(tr("Folder"), place);
    return side;
}

ExportFormat ExportDialog::format() const { return static_cast<ExportFormat>(d->format->currentData().toInt()); }
QSize ExportDialog::pictureSize() const { return {d->width->value(), d->height->value()}; }

QString ExportDialog::path() const
{
    const QString ending = u'.' + Exporter::suffix(format());
    const QString name = Exporter::proposedName(d->name->text());
    return QDir(d->folder->text()).filePath(name.endsWith(ending, Qt::CaseInsensitive) ? name : name + ending);
}

void ExportDialog::setFolder(const QString &folder) { d->folder->setText(QDir::toNativeSeparators(folder)); }

void ExportDialog::setPictureSize(QSize size)
{
    d->width->setValue(size.width());
    d->height->setValue(size.height());
}

void ExportDialog::formatChanged()
{
    const bool picture = format() != ExportFormat::Csv;
    d->preset->setEnabled(picture);
    d->sizeRow->setEnabled(picture);
    d->scale->setEnabled(format() == ExportFormat::Png);
    check();
}

void ExportDialog::presetChosen()
{
    const QSize size = d->preset->currentData().toSize();
    if (size.isValid())
        setPictureSize(size);
}

void ExportDialog::sizeEdited()
{
    const int known = d->preset->findData(pictureSize());
    d->preset->setCurrentIndex(known >= 0 ? known : d->preset->count() - 1);
    check();
}

/// What Save would do, said beforehand; the preview follows.
void ExportDialog::check()
{
    if (!d->message)
        return;
    if (format() == ExportFormat::Csv)
        d->preview->showText();
    else
        d->preview->showPicture(pictureSize());
    if (const QString target = path(); target != d->place) {
        d->place = target;
        d->folderExists = true;
        d->fileExists = false;
        Q_EMIT d->actions->exportPlaceRequested(target);
    }

    QString typed;
    for (const WholeBox *box : {d->width, d->height, d->scale}) {
        if (typed.isEmpty() && box->isEnabled())
            typed = box->problem();
    }
    const int widest =
        std::max(d->width->value(), d->height->value()) * (format() == ExportFormat::Png ? d->scale->value() : 1);
    const bool nameless = d->name->text().trimmed().isEmpty();
    d->name->setProperty("invalid", nameless);
    d->folder->setProperty("invalid", !d->folderExists);
    if (!typed.isEmpty())
        say(typed, true);
    else if (format() != ExportFormat::Csv && widest > Exporter::MostSide)
        say(tr("No side may have more than %1 pixels: reduce the scale.").arg(Format::integer(Exporter::MostSide)),
            true);
    else if (nameless)
        say(tr("The file needs a name."), true);
    else if (!d->folderExists)
        say(tr("There is no such folder."), true);
    else
        say(d->fileExists ? tr("A file with this name exists; saving replaces it.") : QString(), false);
    update();
}

void ExportDialog::placeFound(const QString &path, bool folderExists, bool fileExists)
{
    if (path != d->place)
        return;
    d->folderExists = folderExists;
    d->fileExists = fileExists;
    check();
}

void ExportDialog::say(const QString &text, bool wrong)
{
    d->save->setEnabled(!wrong);
    QPalette palette = d->message->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(wrong ? Theme::Critical : Theme::Warning));
    d->message->setPalette(palette);
    d->message->setText(text);
}

void ExportDialog::browse()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder"), d->folder->text());
    if (!folder.isEmpty())
        setFolder(folder);
}

void ExportDialog::accept()
{
    check();
    if (!d->save->isEnabled())
        return;
    const Expected<QByteArray> bytes =
        Exporter::render(d->chart, format(), pictureSize(), format() == ExportFormat::Png ? d->scale->value() : 1);
    if (!bytes) {
        say(Format::error(bytes.error()), true);
        return;
    }
    Q_EMIT d->actions->exportRequested(path(), *bytes);
    QDialog::accept();
}

}  // namespace observatorio
