// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/baselinefile.h"

#include "app/files/resources.h"
#include "app/files/wholefile.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace observatorio {

QString importedBaselinePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + QStringLiteral("/observatorio/baseline.csv");
}

bool hasImportedBaseline() { return QFileInfo::exists(importedBaselinePath()); }

Expected<std::shared_ptr<const Baseline>> loadBaseline()
{
    const QString path = hasImportedBaseline() ? importedBaselinePath() : QStringLiteral(":/data/baseline.csv");
    return Resources::read(path).and_then([](const QByteArray &csv) {
        return parseBaseline(std::string_view(csv.constData(), static_cast<std::size_t>(csv.size())));
    });
}

Expected<void> keepImportedBaseline(const std::string &csv)
{
    const QString path = importedBaselinePath();
    return parseBaseline(csv).and_then([&](const auto &) {
        QDir().mkpath(QFileInfo(path).path());  // where that fails, the write says why
        return writeWhole(path, QByteArray::fromStdString(csv));
    });
}

Expected<void> dropImportedBaseline()
{
    QFile file(importedBaselinePath());
    if (!file.exists() || file.remove())
        return {};
    return failure(ErrorCode::FileUnwritable, file.fileName().toStdString(), file.errorString().toStdString());
}

}  // namespace observatorio
