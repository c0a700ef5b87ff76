// SPDX-License-Identifier: GPL-3.0-or-later
// Export: what is written is read back.
#include "tests/ui/charts/chartworld.h"

#include "ui/charts/chartpicture.h"
#include "ui/charts/countrychart.h"
#include "ui/charts/exporter.h"
#include "ui/charts/timechart.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/format.h"
#include "ui/style/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gmock/gmock.h>

#include <csignal>
#include <sys/resource.h>

namespace observatorio {
namespace {

using test::Start;
using test::Window;

const QString Indicator = QStringLiteral("inflacion");

/// A chart of two countries as a page would offer it.
class Sample : public Exportable {
public:
    Sample()
    {
        for (int i = 0; i < 60; ++i) {
            world.add("ARG", "inflacion", i, 41.0 + 0.1 * i, i < 59);
            world.add("BRA", "inflacion", i, 12.0, i < 59);
        }
        world.alerts = {test::crossing("ARG", "inflacion", Start + 40 * Window, 44.0, Severity::Critical)};
        data = std::make_shared<const ChartData>(
            countryChart(*world.snapshot(), {{{QStringLiteral("ARG"), QStringLiteral("Argentina"), 0},
                                              {QStringLiteral("BRA"), QStringLiteral("Brazil"), 1}},
                                             Indicator,
                                             false}));
        chart.resize(800, 400);
        chart.setData(data);
    }
    QString exportTitle() const override { return QStringLiteral("Inflation <ARG & BRA> ") + rangeText(chart); }
    QSize exportSize() const override { return {835, 504}; }
    void exportRender(QPainter &painter, const QRectF &target) const override
    {
        paintPicture(painter, target, chart,
                     {QStringLiteral("Inflation"), QStringLiteral("% a year · ") + Format::zone(), rangeText(chart)});
    }
    QByteArray exportCsv() const override
    {
        return countryCsv(*data, Indicator, chart.view().from(), chart.view().to());
    }

    test::World world;
    std::shared_ptr<const ChartData> data;
    TimeChart chart;
};

class ExportTest : public testing::Test {
protected:
    QString path(const QString &name) const { return folder.filePath(name); }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool near(const QColor &a, const QColor &b)
    {
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 30;
    }
    static int count(const QImage &image, const QColor &color)
    {
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                found += near(image.pixelColor(x, y), color);
        }
        return found;
    }

    QTemporaryDir folder;
    Sample sample;
};

TEST_F(ExportTest, pngHasItsSizeAndTheScreensColours)
{
    for (const ThemeChoice look : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Theme::instance().setChoice(look);
        for (const int scale : {1, 2}) {
            const QString file = path(QStringLiteral("a.png"));
            ASSERT_TRUE(Exporter::save(sample, ExportFormat::Png, {1280, 720}, file, scale));
            const QImage image(file);
            EXPECT_EQ(image.size(), QSize(1280, 720) * scale);
            EXPECT_TRUE(near(image.pixelColor(2, 2), Theme::instance().color(Theme::Surface)));
            EXPECT_GT(count(image, Theme::instance().seriesColor(0)), 500);
            EXPECT_GT(count(image, Theme::instance().seriesColor(1)), 500);
            EXPECT_GT(count(image, Theme::instance().color(Theme::Critical)), 30) << "threshold and mark";
        }
    }
    Theme::instance().setChoice(ThemeChoice::Light);
}

TEST_F(ExportTest, svgIsWellFormedWithTitleZoneAndLegendAsText)
{
    const QString file = path(QStringLiteral("a.svg"));
    ASSERT_TRUE(Exporter::save(sample, ExportFormat::Svg, {1280, 720}, file));
    QXmlStreamReader xml(read(file));
    QString title, text, viewBox;
    int shapes = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        shapes += xml.name() == QLatin1String("polyline") || xml.name() == QLatin1String("path");
        if (xml.name() == QLatin1String("svg"))
            viewBox = xml.attributes().value(QLatin1String("viewBox")).toString();
        else if (xml.name() == QLatin1String("title"))
            title = xml.readElementText();
        else if (xml.name() == QLatin1String("text"))
            text += xml.readElementText() + u'|';
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_EQ(viewBox, QStringLiteral("0 0 1280 720"));
    EXPECT_EQ(title, sample.exportTitle());
    for (const QString &part : {QStringLiteral("Inflation"), Format::zone(), QStringLiteral("Argentina"),
                                QStringLiteral("Brazil"), QStringLiteral("ARG"), QStringLiteral("critical 40")})
        EXPECT_TRUE(text.contains(part)) << part.toStdString() << " in " << text.toStdString();
    EXPECT_GT(shapes, 4);
}

TEST_F(ExportTest, pdfHasItsPage)
{
    const struct {
        QSize size;
        double width, height;
    } cases[] = {{{1280, 720}, 960.0, 540.0}, {Exporter::a4Landscape(), 842.0, 595.0}};
    for (const auto &each : cases) {
        const QString file = path(QStringLiteral("a.pdf"));
        ASSERT_TRUE(Exporter::save(sample, ExportFormat::Pdf, each.size, file));
        const QByteArray pdf = read(file);
        EXPECT_TRUE(pdf.startsWith("%PDF-"));
        EXPECT_TRUE(pdf.trimmed().endsWith("%%EOF"));
        const QRegularExpression box(QStringLiteral("/MediaBox \\[([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+)\\]"));
        const auto found = box.match(QString::fromLatin1(pdf));
        ASSERT_TRUE(found.hasMatch());
        EXPECT_NEAR(found.captured(3).toDouble(), each.width, 1.0);
        EXPECT_NEAR(found.captured(4).toDouble(), each.height, 1.0);
        EXPECT_EQ(pdf.count("/Type /Page\n"), 1);
    }
}

TEST_F(ExportTest, csvEqualsTheModel)
{
    const QString file = path(QStringLiteral("a.csv"));
    ASSERT_TRUE(Exporter::save(sample, ExportFormat::Csv, {}, file));
    const QList<QByteArray> lines = read(file).split('\n');
    std::size_t at = 1;
    for (const ChartSeries &series : sample.data->series) {
        for (const ChartPoint &point : series.points) {
            if (point.at < sample.chart.view().from() || point.at > sample.chart.view().to())
                continue;
            const QList<QByteArray> fields = lines.at(static_cast<qsizetype>(at++)).trimmed().split(',');
            ASSERT_EQ(fields.size(), 9);
            EXPECT_EQ(fields[0], series.key.toUtf8());
            EXPECT_EQ(QDateTime::fromString(QString::fromUtf8(fields[2]), Qt::ISODateWithMs).toMSecsSinceEpoch(),
                      point.at);
            EXPECT_EQ(QDateTime::fromString(QString::fromUtf8(fields[3]), Qt::ISODateWithMs).toMSecsSinceEpoch(),
                      point.end);
            EXPECT_EQ(fields[4].toDouble(), point.value) << "to the last bit";
            EXPECT_EQ(fields[5].toLongLong(), point.count);
            EXPECT_EQ(fields[8], point.open ? "false" : "true");
        }
    }
    EXPECT_EQ(static_cast<qsizetype>(at), lines.size() - 1) << "and nothing else";
    EXPECT_EQ(at, 1U + 2 * 31U);
}

TEST_F(ExportTest, aPlaceThatCannotBeWrittenIsNamed)
{
    for (const ExportFormat format : {ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf, ExportFormat::Csv}) {
        const QString file = path(QStringLiteral("no/such/folder/a.") + Exporter::suffix(format));
        const Expected<void> done = Exporter::save(sample, format, {1280, 720}, file);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::FileUnwritable);
        EXPECT_EQ(done.error().subject, file.toStdString());
        EXPECT_FALSE(done.error().cause.empty());
    }
}

TEST_F(ExportTest, aDiskWithoutRoomLeavesTheOldFileAndSaysSo)
{
    // The kernel refuses to let a file grow past this, as a full disk does.
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    for (const ExportFormat format : {ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf, ExportFormat::Csv}) {
        const QString file = path(QStringLiteral("full.") + Exporter::suffix(format));
        ASSERT_TRUE(Exporter::save(sample, format, {1280, 720}, file));
        const QByteArray old = read(file);
        const rlimit little{rlim_t(old.size() / 2), before.rlim_max};
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &little), 0);
        const Expected<void> done = Exporter::save(sample, format, {1280, 720}, file);
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
        ASSERT_FALSE(done) << Exporter::suffix(format).toStdString();
        EXPECT_EQ(done.error().code, ErrorCode::FileUnwritable);
        EXPECT_EQ(done.error().subject, file.toStdString());
        EXPECT_EQ(read(file), old);
    }
    std::signal(SIGXFSZ, ignored);
}

TEST_F(ExportTest, sizesOutOfBoundsAreRefused)
{
    const struct {
        QSize size;
        int scale;
    } cases[] = {{{0, 0}, 1},      {{100, 720}, 1},  {{100'000, 720}, 1},
                 {{4000, 720}, 3}, {{1280, 720}, 0}, {{1280, 720}, 9}};
    for (const auto &each : cases) {
        const Expected<void> done =
            Exporter::save(sample, ExportFormat::Png, each.size, path(QStringLiteral("b.png")), each.scale);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::BadSetting);
    }
    EXPECT_FALSE(QFile::exists(path(QStringLiteral("b.png"))));
}

TEST(ExportName, holdsNothingAFileSystemRefuses)
{
    EXPECT_EQ(Exporter::proposedName(QStringLiteral("Inflation ARG 2026-11-23 10:15:00 – 10:30:00")),
              QStringLiteral("Inflation ARG 2026-11-23 10-15-00 – 10-30-00"));
    EXPECT_EQ(Exporter::proposedName(QStringLiteral("../../etc/<x>\n")), QStringLiteral("-..-etc-x-"));
    EXPECT_EQ(Exporter::proposedName(QStringLiteral("...")), QStringLiteral("observatorio"));
    EXPECT_LE(Exporter::proposedName(QString(5000, u'x')).size(), 120);
}

void choose(ExportDialog &dialog, ExportFormat format)
{
    dialog.findChild<SegmentedControl *>()->setCurrentData(static_cast<int>(format));
}

TEST_F(ExportTest, dialogSavesWhatItShowsAndCloses)
{
    ExportDialog dialog(sample);
    dialog.setFolder(folder.path());
    choose(dialog, ExportFormat::Png);
    dialog.setPictureSize({640, 360});
    EXPECT_EQ(dialog.path(), path(Exporter::proposedName(sample.exportTitle()) + QStringLiteral(".png")));
    QSignalSpy saved(&dialog, &ExportDialog::saved);
    dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
    ASSERT_EQ(saved.size(), 1);
    EXPECT_EQ(QImage(saved.first().first().toString()).size(), QSize(640, 360));
    EXPECT_EQ(dialog.result(), int(QDialog::Accepted));
}

TEST_F(ExportTest, dialogMarksWhatIsWrongAndStaysOpen)
{
    ExportDialog dialog(sample);
    auto *save = dialog.findChild<QPushButton *>(QStringLiteral("save"));
    auto *message = dialog.findChild<QLabel *>(QStringLiteral("message"));
    auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("name"));
    auto *place = dialog.findChild<QLineEdit *>(QStringLiteral("folder"));
    dialog.setFolder(path(QStringLiteral("nowhere")));
    EXPECT_FALSE(save->isEnabled());
    EXPECT_TRUE(place->property("invalid").toBool());
    dialog.setFolder(folder.path());
    EXPECT_TRUE(save->isEnabled());
    name->clear();
    EXPECT_FALSE(save->isEnabled());
    EXPECT_TRUE(name->property("invalid").toBool());

    // A folder stands where the file should be: found out only by writing.
    name->setText(QStringLiteral("taken"));
    choose(dialog, ExportFormat::Csv);
    ASSERT_TRUE(QDir(folder.path()).mkdir(QStringLiteral("taken.csv")));
    dialog.show();
    dialog.accept();
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_TRUE(message->text().contains(path(QStringLiteral("taken.csv")))) << message->text().toStdString();
}

}  // namespace
}  // namespace observatorio
