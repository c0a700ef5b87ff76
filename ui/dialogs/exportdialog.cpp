// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportdialog.h"

#include "ui/charts/csv.h"
#include "ui/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/numberbox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStandardPaths>
#include <QTimer>

namespace observatorio {

namespace {

constexpr int RefreshMs = 1'000;
constexpr int LinesShown = 24;

}  // namespace

/// The picture as it will be written, scaled to fit; or, for data, the first lines. Drawn anew when asked and once a
/// second.
class ExportPreview : public QWidget {
public:
    explicit ExportPreview(const Exportable &chart) : m_chart(chart)
    {
        setMinimumSize(360, 260);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, &ExportPreview::refresh);
        timer->start(RefreshMs);
    }

    void show(QSize size, bool numbersAsHere)  ///< invalid: as text
    {
        m_size = size;
        m_numbersAsHere = numbersAsHere;
        refresh();
    }
    [[nodiscard]] QSize sizeHint() const override { return {560, 400}; }

protected:
    void resizeEvent(QResizeEvent *) override { refresh(); }

    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::instance();
        QPainter painter(this);
        QRect box = rect();
        if (m_size.isValid()) {
            box = QRect(QPoint(), m_picture.deviceIndependentSize().toSize());
            box.moveCenter(rect().center());
            painter.drawPixmap(box, m_picture);
        } else {
            painter.fillRect(box, theme.color(Theme::Surface));
            QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            fixed.setPixelSize(theme.smallFont().pixelSize());
            painter.setFont(fixed);
            painter.setPen(theme.color(Theme::Text));
            painter.drawText(box.adjusted(10, 8, -10, -8), Qt::AlignLeft | Qt::AlignTop, m_text);
        }
        painter.setPen(theme.color(Theme::Line));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
    }

private:
    void refresh()
    {
        if (!m_size.isValid()) {
            const QByteArray plain = m_chart.exportCsv();
            const QByteArray csv = m_numbersAsHere ? Csv::inLanguage(plain, Format::locale()) : plain;
            QList<QByteArray> lines = csv.left(16'384).split('\n').mid(0, LinesShown);
            m_text = QString::fromUtf8(lines.join('\n')).remove(u'\r');
            update();
            return;
        }
        const QSize shown = m_size.scaled(size().boundedTo(m_size), Qt::KeepAspectRatio);
        if (shown.isEmpty())
            return;
        QPixmap picture(shown * devicePixelRatioF());
        picture.setDevicePixelRatio(devicePixelRatioF());
        picture.fill(Theme::instance().color(Theme::Surface));
        QPainter painter(&picture);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(shown.width() / static_cast<double>(m_size.width()),
                      shown.height() / static_cast<double>(m_size.height()));
        m_chart.exportRender(painter, QRectF(QPointF(0, 0), m_size));
        painter.end();
        m_picture = picture;
        update();
    }

    const Exportable &m_chart;
    QSize m_size;
    bool m_numbersAsHere = false;
    QPixmap m_picture;
    QString m_text;
};

ExportDialog::ExportDialog(const Exportable &chart, Actions *actions, QWidget *parent)
    : QDialog(parent), m_chart(chart), m_actions(actions), m_preview(new ExportPreview(chart)),
      m_format(new SegmentedControl), m_preset(new QComboBox), m_width(new WholeBox), m_height(new WholeBox),
      m_scale(new WholeBox), m_numbers(new SegmentedControl), m_name(new QLineEdit), m_folder(new QLineEdit),
      m_message(new QLabel), m_sizeRow(new QWidget)
{
    setWindowTitle(tr("Export chart"));
    m_preview->setAccessibleName(tr("Preview"));

    m_message->setObjectName(QStringLiteral("message"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setFont(Theme::instance().secondaryFont());
    auto *buttons = new QDialogButtonBox;
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    columnOf(Theme::Gap,
             {{rowOf(Theme::Margin, {{m_preview, 1}, buildForm()}), 1}, rowOf(8, {{m_message, 1}, buttons})}, this)
        ->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);

    connect(actions, &Actions::exportPlaceFound, this, &ExportDialog::placeFound);
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    setFolder(QDir(pictures).exists() ? pictures : QDir::homePath());
    m_name->setText(Exporter::proposedName(chart.exportTitle()));
    m_name->setCursorPosition(0);
    setPictureSize(chart.exportSize());
    formatChanged();
    resize(roomy({960, 480}));
}

QWidget *ExportDialog::buildForm()
{
    auto *side = new QWidget;
    side->setFixedWidth(grown(320, 240));
    auto *form = new QFormLayout(side);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Theme::Gap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

    m_format->setAccessibleName(tr("Format"));
    for (const ExportFormat format : {ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf, ExportFormat::Csv})
        m_format->addSegment(Exporter::suffix(format).toUpper(), static_cast<int>(format));
    connect(m_format, &SegmentedControl::currentChanged, this, &ExportDialog::formatChanged);
    form->addRow(tr("Format"), m_format);

    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_preset->setAccessibleName(tr("Size"));
    m_preset->addItem(tr("As on screen"), m_chart.exportSize());
    m_preset->addItem(QStringLiteral("1280 \u00d7 720"), QSize(1280, 720));
    m_preset->addItem(QStringLiteral("1920 \u00d7 1080"), QSize(1920, 1080));
    m_preset->addItem(tr("A4 landscape"), Exporter::a4Landscape());
    m_preset->addItem(tr("Custom"));
    connect(m_preset, &QComboBox::activated, this, &ExportDialog::presetChosen);
    form->addRow(tr("Size"), m_preset);

    for (WholeBox *box : {m_width, m_height}) {
        box->setRange(Exporter::LeastSide, Exporter::MostSide);
        box->setSuffix(tr(" px"));
        box->setKeyboardTracking(false);
        connect(box, &WholeBox::valueChanged, this, &ExportDialog::sizeEdited);
        connect(box, &WholeBox::problemChanged, this, &ExportDialog::check);
    }
    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    rowOf(8, {{m_width, 1}, new QLabel(QStringLiteral("\u00d7")), {m_height, 1}}, m_sizeRow);
    form->addRow(QString(), m_sizeRow);

    m_scale->setRange(1, Exporter::MostScale);
    m_scale->setPrefix(QStringLiteral("\u00d7 "));
    m_scale->setToolTip(tr("Pixels in the file for each pixel on screen: more print sharper"));
    connect(m_scale, &WholeBox::valueChanged, this, &ExportDialog::check);
    connect(m_scale, &WholeBox::problemChanged, this, &ExportDialog::check);
    form->addRow(tr("Scale"), m_scale);

    m_numbers->setAccessibleName(tr("Numbers"));
    m_numbers->addSegment(tr("Plain"), false, tr("Decimals by a point, fields by commas: for programs"));
    m_numbers->addSegment(tr("As here"), true, tr("Decimals as this window writes them: for a spreadsheet"));
    m_numbers->setCurrentData(false);
    connect(m_numbers, &SegmentedControl::currentChanged, this, &ExportDialog::check);
    form->addRow(tr("Numbers"), m_numbers);

    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(180);
    connect(m_name, &QLineEdit::textChanged, this, &ExportDialog::check);
    form->addRow(tr("Name"), m_name);

    m_folder->setObjectName(QStringLiteral("folder"));
    m_folder->setAccessibleName(tr("Folder"));
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::check);
    auto *choose = new QPushButton(tr("Browse\u2026"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
    form->addRow(tr("Folder"), rowOf(8, {{m_folder, 1}, choose}));
    return side;
}

ExportFormat ExportDialog::format() const { return static_cast<ExportFormat>(m_format->currentData().toInt()); }
bool ExportDialog::numbersAsHere() const { return m_numbers->currentData().toBool(); }
QSize ExportDialog::pictureSize() const { return {m_width->value(), m_height->value()}; }

QString ExportDialog::path() const
{
    const QString ending = u'.' + Exporter::suffix(format());
    const QString name = Exporter::proposedName(m_name->text());
    return QDir(m_folder->text()).filePath(name.endsWith(ending, Qt::CaseInsensitive) ? name : name + ending);
}

void ExportDialog::setFolder(const QString &folder) { m_folder->setText(QDir::toNativeSeparators(folder)); }

void ExportDialog::setPictureSize(QSize size)
{
    m_width->setValue(size.width());
    m_height->setValue(size.height());
}

void ExportDialog::formatChanged()
{
    const bool picture = format() != ExportFormat::Csv;
    m_preset->setEnabled(picture);
    m_sizeRow->setEnabled(picture);
    m_scale->setEnabled(format() == ExportFormat::Png);
    m_numbers->setEnabled(!picture);
    check();
}

void ExportDialog::presetChosen()
{
    const QSize size = m_preset->currentData().toSize();
    if (size.isValid())
        setPictureSize(size);
}

void ExportDialog::sizeEdited()
{
    const int known = m_preset->findData(pictureSize());
    m_preset->setCurrentIndex(known >= 0 ? known : m_preset->count() - 1);
    check();
}

/// What Save would do, said beforehand; the preview follows.
void ExportDialog::check()
{
    m_preview->show(format() == ExportFormat::Csv ? QSize() : pictureSize(), numbersAsHere());
    if (const QString target = path(); target != m_place) {
        m_place = target;
        m_folderExists = true;
        m_fileExists = false;
        Q_EMIT m_actions->exportPlaceRequested(target);
    }

    QString typed;
    for (const WholeBox *box : {m_width, m_height, m_scale}) {
        if (typed.isEmpty() && box->isEnabled())
            typed = box->problem();
    }
    const int widest =
        std::max(m_width->value(), m_height->value()) * (format() == ExportFormat::Png ? m_scale->value() : 1);
    const bool nameless = m_name->text().trimmed().isEmpty();
    m_name->setProperty("invalid", nameless);
    m_folder->setProperty("invalid", !m_folderExists);
    if (!typed.isEmpty())
        say(typed, true);
    else if (format() != ExportFormat::Csv && widest > Exporter::MostSide)
        say(tr("No side may have more than %1 pixels: reduce the scale.").arg(Format::integer(Exporter::MostSide)),
            true);
    else if (nameless)
        say(tr("The file needs a name."), true);
    else if (!m_folderExists)
        say(tr("There is no such folder."), true);
    else
        say(m_fileExists ? tr("A file with this name exists; saving replaces it.") : QString(), false);
    update();
}

void ExportDialog::placeFound(const QString &path, bool folderExists, bool fileExists)
{
    if (path != m_place)
        return;
    m_folderExists = folderExists;
    m_fileExists = fileExists;
    check();
}

void ExportDialog::say(const QString &text, bool wrong)
{
    m_save->setEnabled(!wrong);
    setInk(m_message, wrong ? Theme::Critical : Theme::Warning);
    m_message->setText(text);
}

void ExportDialog::browse()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder"), m_folder->text());
    if (!folder.isEmpty())
        setFolder(folder);
}

void ExportDialog::accept()
{
    check();
    if (!m_save->isEnabled())
        return;
    Expected<QByteArray> bytes =
        Exporter::render(m_chart, format(), pictureSize(), format() == ExportFormat::Png ? m_scale->value() : 1);
    if (!bytes) {
        say(Format::error(bytes.error()), true);
        return;
    }
    if (format() == ExportFormat::Csv && numbersAsHere())
        bytes = Csv::inLanguage(*bytes, Format::locale());
    Q_EMIT m_actions->exportRequested(path(), *bytes);
    QDialog::accept();
}

}  // namespace observatorio
