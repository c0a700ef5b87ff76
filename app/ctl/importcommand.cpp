// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/files/resources.h"
#include "app/files/wholefile.h"
#include "app/pipeline/baselinefile.h"
#include "kafka/simulator/qogimport.h"

#include <QDir>
#include <QFileInfo>

#include <iostream>
#include <memory>

namespace observatorio {

namespace {

Expected<void> writeBaseline(const std::string &csv)
{
    const QString path = importedBaselinePath();
    QDir().mkpath(QFileInfo(path).path());  // where that fails, the write says why
    return writeWhole(path, QByteArray::fromStdString(csv));
}

}  // namespace

Command addImportCommand(CLI::App &app)
{
    auto file = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand("import", "Read a QoG file into the simulator's baseline");
    command->add_option("FILE", *file, "A QoG CSV file (qog_{bas,std,oecd}_{ts,cs}_*.csv)")->required();
    return [file] {
        const auto csv = Resources::indicators().and_then(
            [&file](const IndicatorTable *indicators) { return importQog(*file, *indicators); });
        const auto written = csv.and_then([](const std::string &text) {
            // Only what the simulator can read back is kept.
            return parseBaseline(text).and_then([&text](const auto &) { return writeBaseline(text); });
        });
        if (!written)
            return fail(written.error());
        std::cout << importedBaselinePath().toStdString() << '\n';
        return 0;
    };
}

}  // namespace observatorio
