// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/baselinefile.h"

#include "app/files/resources.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace observatorio {

QString importedBaselinePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + QStringLiteral("/observatorio/baseline.csv");
}

Expected<std::shared_ptr<const Baseline>> loadBaseline()
{
    const QString imported = importedBaselinePath();
    const QString path = QFileInfo::exists(imported) ? imported : QStringLiteral(":/data/baseline.csv");
    return Resources::read(path).and_then([](const QByteArray &csv) {
        return parseBaseline(std::string_view(csv.constData(), static_cast<std::size_t>(csv.size())));
    });
}

}  // namespace observatorio
