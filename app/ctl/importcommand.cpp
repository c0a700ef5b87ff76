#include "app/ctl/commands.h"
#include "app/pipeline/baselinefile.h"
#include "kafka/simulator/qogimport.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <iostream>
#include <memory>

namespace observatorio {

namespace {

Expected<void> writeBaseline(const std::string &csv)
{
    const QString path = importedBaselinePath();
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(csv.data(), static_cast<qint64>(csv.size())) != static_cast<qint64>(csv.size()) || !file.flush() || !file.commit())
        return failure(ErrorCode::FileUnwritable, path.toStdString(), file.errorString().toStdString());
    return {};
}

}  // namespace

Command addImportCommand(CLI::App &app)
{
    auto file = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand("import", "Read a QoG file into the simulator's baseline");
    command->add_option("FILE", *file, "A QoG CSV file (qog_{bas,std,oecd}_{ts,cs}_*.csv)")->required();
    return [file] {
        const auto written = importQog(*file).and_then([](const std::string &csv) {
            // Only what the simulator can read back is kept.
            return parseBaseline(csv).and_then([&csv](const auto &) { return writeBaseline(csv); });
        });
        if (!written) {
            std::cerr << toEnglish(written.error()) << '\n';
            return 1;
        }
        std::cout << importedBaselinePath().toStdString() << '\n';
        return 0;
    };
}

}  // namespace observatorio
