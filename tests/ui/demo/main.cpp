// SPDX-License-Identifier: GPL-3.0-or-later
// observatorio_demo [--screenshots DIR] [--lang es|en] [--theme light|dark] [--mood
// normal|young|empty|broken|partial|observing]
// [--page ID]
// [--size WxH] [--font PT] [--state JSON] [--dialogs] [--ask]
#include "tests/ui/demo/demopast.h"
#include "tests/ui/demo/demoworld.h"
#include "tests/ui/reference.h"

#include "app/files/resources.h"
#include "app/import/importfile.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/acknowledgedialog.h"
#include "ui/dialogs/glossarydialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/silencedialog.h"
#include "ui/format.h"
#include "ui/mainwindow.h"
#include "ui/pages/pages.h"
#include "ui/pages/simulator/countrychoice.h"
#include "ui/style/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextStream>
#include <QTimer>
#include <QTranslator>

#include <ctime>

using namespace observatorio;

namespace {

QByteArray resource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qUtf8Printable(path));
    return file.readAll();
}

/// Shows each page at each size in both themes, with the first row of its first table chosen, and saves what it looks
/// like; prints the slowest apply a page had.
void takePictures(MainWindow &window, demo::World &world, const QString &folder, std::span<const PageKind> pages,
                  const QList<QSize> &sizes, const QString &language)
{
    QDir().mkpath(folder);
    QTextStream out(stdout);
    TimeMs now = QDateTime::currentMSecsSinceEpoch();
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Theme::instance().setChoice(theme);
        for (const QSize &size : sizes) {
            window.resize(size);
            for (const PageKind &page : pages) {
                window.showPage(page.id);
                qint64 first = -1;
                qint64 slowest = 0;
                for (int i = 0; i < 12; ++i) {
                    const auto snapshot = world.next(now += 100);
                    const std::clock_t before = std::clock();  // the processor's time: other programs do not count
                    window.apply(snapshot);
                    const qint64 spent = (std::clock() - before) * 1'000'000 / CLOCKS_PER_SEC;
                    first < 0 ? void(first = spent) : void(slowest = qMax(slowest, spent));
                    QApplication::processEvents();
                }
                for (QTableView *table : window.findChildren<QTableView *>()) {
                    if (table->isVisible()) {
                        table->selectRow(0);
                        break;
                    }
                }
                QApplication::processEvents();
                const QString name =
                    QStringLiteral("%1/%2-%3-%4-%5x%6.png")
                        .arg(folder, QLatin1String(page.name), language,
                             theme == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                        .arg(size.width())
                        .arg(size.height());
                if (!window.grab().save(name))
                    qFatal("cannot write %s", qUtf8Printable(name));
                out << page.name << ' ' << size.width() << 'x' << size.height() << " first apply " << first
                    << " us of processor, then at most " << slowest << " us\n";
            }
        }
    }
}

void takeDialogs(MainWindow &window, const UiContext &context, const QString &folder, const QString &language)
{
    QDir().mkpath(folder);
    const auto save = [&](const QString &name) {
        QApplication::processEvents();
        const auto dialogs = window.findChildren<QDialog *>();
        if (dialogs.isEmpty()
            || !dialogs.last()->grab().save(QStringLiteral("%1/dialog-%2-%3.png").arg(folder, name, language)))
            qFatal("no picture of %s", qUtf8Printable(name));
    };
    const auto close = [&] {
        for (QDialog *dialog : window.findChildren<QDialog *>())
            delete dialog;
    };
    for (const char *section : {"broker", "database", "windows", "thresholds", "appearance"}) {
        Q_EMIT context.actions->settingsDialogRequested(QString::fromLatin1(section));
        save(QString::fromLatin1(section));
    }
    close();
    // With the tests' files of publishers: values, what is not taken, a question, a refusal.
    for (const char *file : {"wdi-wide.csv", "qog-missing-words.csv", "cross-section-cut.csv", "not-a-table.csv"}) {
        Q_EMIT context.actions->importDialogRequested();
        auto *dialog = window.findChild<ImportDialog *>();
        QSignalSpy read(context.actions, &Actions::importRead);
        dialog->setFile(QStringLiteral(OBSERVATORIO_SOURCE_DIR "/tests/fixtures/import/") + QLatin1String(file));
        if (!read.wait(10'000))
            qFatal("%s is not read", file);
        if (qstrcmp(file, "qog-missing-words.csv") == 0)
            dialog->showSummary();
        save(QStringLiteral("import-") + QString::fromLatin1(file).section(u'-', 0, 0));
        close();
    }
    window.showPage(PageId::Countries);
    Q_EMIT context.actions->exportDialogRequested();
    save(QStringLiteral("export"));
    close();
    AlertEpisode episode;
    episode.rule = "inflacion";
    episode.series = {"VEN", "inflacion"};
    (new SilenceDialog(context, {episode}, {episode}, &window))->show();
    save(QStringLiteral("silence"));
    close();
    (new AcknowledgeDialog(context, 2, &window))->show();
    save(QStringLiteral("acknowledge"));
    close();
    window.showPage(PageId::Alerts);
    for (QPushButton *button : window.findChildren<QPushButton *>(QStringLiteral("silences")))
        button->click();
    save(QStringLiteral("silences"));
    close();
    (new CountryDialog(context, defaultSimulatedCountries(), &window))->show();
    save(QStringLiteral("countries"));
    close();
    (new AboutDialog(&window))->show();
    save(QStringLiteral("about"));
    close();
    QTest::keyClick(&window, Qt::Key_F1);
    save(QStringLiteral("help"));
    window.findChild<GlossaryDialog *>()->findChild<SegmentedControl *>()->setCurrentData(1);
    save(QStringLiteral("help-keys"));
    close();
}

}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption screenshots(QStringLiteral("screenshots"),
                                         QStringLiteral("Save pictures of the pages and end."), QStringLiteral("dir"));
    const QCommandLineOption lang(QStringLiteral("lang"), QStringLiteral("es or en"), QStringLiteral("language"),
                                  QStringLiteral("es"));
    const QCommandLineOption themeOption(QStringLiteral("theme"), QStringLiteral("light or dark"),
                                         QStringLiteral("theme"), QStringLiteral("light"));
    const QCommandLineOption moodOption(QStringLiteral("mood"),
                                        QStringLiteral("normal, young, empty, broken, partial or observing"),
                                        QStringLiteral("mood"), QStringLiteral("normal"));
    const QCommandLineOption pageOption(QStringLiteral("page"), QStringLiteral("Only this page."),
                                        QStringLiteral("id"));
    const QCommandLineOption sizeOption(QStringLiteral("size"), QStringLiteral("Only this size."),
                                        QStringLiteral("WxH"));
    const QCommandLineOption fontOption(QStringLiteral("font"), QStringLiteral("The desktop's font, in points."),
                                        QStringLiteral("pt"));
    const QCommandLineOption stateOption(QStringLiteral("state"), QStringLiteral("What MainWindow::restoreState gets."),
                                         QStringLiteral("json"));
    const QCommandLineOption dialogsOption(QStringLiteral("dialogs"),
                                           QStringLiteral("Pictures of the dialogs instead of the pages."));
    const QCommandLineOption askOption(QStringLiteral("ask"),
                                       QStringLiteral("With the question whether the simulator may send."));
    options.addOptions({stateOption, dialogsOption, askOption, screenshots, lang, themeOption, moodOption, pageOption,
                        sizeOption, fontOption});
    options.process(application);

    QApplication::setApplicationVersion(QStringLiteral("1.0.0"));
    const QString language = options.value(lang);
    Format::setLocale(QLocale(language));
    QTranslator translator;
    if (translator.load(QStringLiteral(":/translations/observatorio_%1.qm").arg(language)))
        QApplication::installTranslator(&translator);
    const bool dark = options.value(themeOption) == QLatin1String("dark");
    if (options.isSet(fontOption))
        QApplication::setFont(QFont(QApplication::font().family(), options.value(fontOption).toInt()));
    Theme::instance().install(application, dark ? ThemeChoice::Dark : ThemeChoice::Light);

    Actions actions;
    UiContext context;
    test::useReferenceData(context);
    context.settings.pipeline.store.sqlitePath = "/home/ana/observatorio.sqlite";
    context.outlines = resource(QStringLiteral(":/data/outlines.json"));
    context.actions = &actions;
    context.userName = QStringLiteral("ana");
    const QString mood = options.value(moodOption);
    demo::World world(resource(QStringLiteral(":/data/baseline.csv")), context.settings.pipeline.rules,
                      mood == QLatin1String("young")       ? demo::Mood::Young
                      : mood == QLatin1String("empty")     ? demo::Mood::Empty
                      : mood == QLatin1String("broken")    ? demo::Mood::Broken
                      : mood == QLatin1String("partial")   ? demo::Mood::Partial
                      : mood == QLatin1String("observing") ? demo::Mood::Observing
                                                           : demo::Mood::Normal,
                      QDateTime::currentMSecsSinceEpoch());
    MainWindow window(context);
    QObject::connect(&actions, &Actions::settingsRequested, &window, [&](const AppSettings &settings) {
        context.settings = settings;
        Theme::instance().setChoice(settings.theme);
        window.rebuild();
    });
    QObject::connect(&actions, &Actions::rangeRequested, &window, [&](const RangeQuery &query) {
        Q_EMIT actions.rangeRead(demo::past(query, *world.next(QDateTime::currentMSecsSinceEpoch())));
    });
    QObject::connect(&actions, &Actions::simulatorSettingsRequested, &window,
                     [&](const SimulatorSettings &settings) { context.settings.simulator = settings; });
    QObject::connect(
        &actions, &Actions::importReadRequested, &window,
        [&](quint64 request, const QString &path, const ImportChoices &choices) {
            if (path.isEmpty())
                return;
            const auto read = readImport(path.toStdString(), choices,
                                         {*context.countries, *Resources::regions().value(), *context.indicators});
            Q_EMIT actions.importRead(request, read ? std::make_shared<const ImportOutcome>(*read) : nullptr,
                                      read ? QString() : Format::error(read.error()));
        });
    window.apply(world.next(QDateTime::currentMSecsSinceEpoch()));
    window.show();
    if (options.isSet(askOption))
        Q_EMIT actions.simulatorConsentRequested(QStringLiteral("kafka.ministerio.example:9092"),
                                                 QStringLiteral("eventos_qog"));
    if (options.isSet(stateOption))
        window.restoreState(QJsonDocument::fromJson(options.value(stateOption).toUtf8()).object());
    const PageKind *only = findPage(options.value(pageOption));
    if (only)
        window.showPage(only->id);
    if (options.isSet(screenshots)) {
        QList<QSize> sizes{{1280, 800}, {1920, 1080}};
        if (const QStringList parts = options.value(sizeOption).split(u'x'); parts.size() == 2)
            sizes = {{parts[0].toInt(), parts[1].toInt()}};
        if (options.isSet(dialogsOption)) {
            takeDialogs(window, context, options.value(screenshots), language);
            return 0;
        }
        takePictures(window, world, options.value(screenshots), only ? std::span(only, 1) : pageKinds(), sizes,
                     language);
        return 0;
    }
    QTimer ticker;
    QObject::connect(&ticker, &QTimer::timeout, &window,
                     [&] { window.apply(world.next(QDateTime::currentMSecsSinceEpoch())); });
    ticker.start(100);
    return QApplication::exec();
}
