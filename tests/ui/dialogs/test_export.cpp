// SPDX-License-Identifier: GPL-3.0-or-later
// Export: what is written is read back.
#include "tests/ui/charts/chartworld.h"

#include "ui/charts/chartpicture.h"
#include "ui/charts/countrychart.h"
#include "ui/charts/csv.h"
#include "ui/charts/exporter.h"
#include "ui/charts/timechart.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/format.h"
#include "ui/style/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QXmlStreamReader>

#include <gmock/gmock.h>

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
    QByteArray bytes(ExportFormat format, QSize size, int scale = 1) const
    {
        return Exporter::render(sample, format, size, scale).value_or(QByteArray());
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

    Sample sample;
    Actions actions;
};

TEST_F(ExportTest, csvHasTheNumbersThatWereChosen)
{
    Format::setLocale(QLocale(QLocale::Spanish));
    ExportDialog dialog(sample, &actions);
    QSignalSpy sent(&actions, &Actions::exportRequested);
    const auto choose = [&dialog](const QString &text) {
        for (QAbstractButton *segment : dialog.findChildren<QAbstractButton *>()) {
            if (segment->accessibleName() == text)
                segment->click();
        }
    };
    choose(QStringLiteral("CSV"));
    dialog.accept();
    choose(QStringLiteral("As here"));
    dialog.accept();
    Format::setLocale(QLocale(QLocale::English));
    ASSERT_EQ(sent.size(), 2);
    const QByteArray plain = sent[0][1].toByteArray(), here = sent[1][1].toByteArray();
    EXPECT_THAT(plain.toStdString(), testing::HasSubstr("ARG,inflacion,2025-11-24"));
    EXPECT_THAT(here.toStdString(), testing::HasSubstr("ARG;inflacion;2025-11-24"));
    EXPECT_EQ(here, Csv::inLanguage(plain, QLocale(QLocale::Spanish)));
    EXPECT_EQ(plain.count('\n'), here.count('\n'));
}

TEST_F(ExportTest, pngHasItsSizeAndTheScreensColours)
{
    for (const ThemeChoice look : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Theme::instance().setChoice(look);
        for (const int scale : {1, 2}) {
            const QImage image = QImage::fromData(bytes(ExportFormat::Png, {1280, 720}, scale));
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
    QXmlStreamReader xml(bytes(ExportFormat::Svg, {1280, 720}));
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
                                QStringLiteral("Brazil"), QStringLiteral("ARG"), QStringLiteral("critical 100")})
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
        const QByteArray pdf = bytes(ExportFormat::Pdf, each.size);
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
    const QList<QByteArray> lines = bytes(ExportFormat::Csv, {}).split('\n');
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

TEST_F(ExportTest, sizesOutOfBoundsAreRefused)
{
    const struct {
        QSize size;
        int scale;
    } cases[] = {{{0, 0}, 1},      {{100, 720}, 1},  {{100'000, 720}, 1},
                 {{4000, 720}, 3}, {{1280, 720}, 0}, {{1280, 720}, 9}};
    for (const auto &each : cases) {
        const Expected<QByteArray> done = Exporter::render(sample, ExportFormat::Png, each.size, each.scale);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::BadSetting);
    }
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

TEST_F(ExportTest, dialogSendsWhatItShowsAndCloses)
{
    ExportDialog dialog(sample, &actions);
    dialog.setFolder(QStringLiteral("/somewhere"));
    choose(dialog, ExportFormat::Png);
    dialog.setPictureSize({640, 360});
    EXPECT_EQ(dialog.path(), QStringLiteral("/somewhere/%1.png").arg(Exporter::proposedName(sample.exportTitle())));
    QSignalSpy sent(&actions, &Actions::exportRequested);
    dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
    ASSERT_EQ(sent.size(), 1);
    EXPECT_EQ(sent.first().at(0).toString(), dialog.path());
    EXPECT_EQ(QImage::fromData(sent.first().at(1).toByteArray()).size(), QSize(640, 360));
    EXPECT_EQ(dialog.result(), int(QDialog::Accepted));
}

TEST_F(ExportTest, dialogMarksWhatIsWrong)
{
    ExportDialog dialog(sample, &actions);
    auto *save = dialog.findChild<QPushButton *>(QStringLiteral("save"));
    auto *message = dialog.findChild<QLabel *>(QStringLiteral("message"));
    auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("name"));
    auto *place = dialog.findChild<QLineEdit *>(QStringLiteral("folder"));
    QSignalSpy asked(&actions, &Actions::exportPlaceRequested);
    dialog.setFolder(QStringLiteral("/nowhere"));
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked.first().first().toString(), dialog.path());
    EXPECT_TRUE(save->isEnabled()) << "a place that does not answer keeps nobody from trying";
    Q_EMIT actions.exportPlaceFound(dialog.path(), false, false);
    EXPECT_FALSE(save->isEnabled());
    EXPECT_TRUE(place->property("invalid").toBool());

    const QString before = dialog.path();
    dialog.setFolder(QStringLiteral("/here"));
    EXPECT_TRUE(save->isEnabled());
    Q_EMIT actions.exportPlaceFound(before, false, false);
    EXPECT_TRUE(save->isEnabled()) << "an answer about another place";
    Q_EMIT actions.exportPlaceFound(dialog.path(), true, true);
    EXPECT_TRUE(save->isEnabled());
    EXPECT_FALSE(message->text().isEmpty()) << "a file will be replaced";
    name->clear();
    EXPECT_FALSE(save->isEnabled());
    EXPECT_TRUE(name->property("invalid").toBool());
}

}  // namespace
}  // namespace observatorio
