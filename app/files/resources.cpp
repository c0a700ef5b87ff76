// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/resources.h"

#include <QFile>

#include <vector>

namespace observatorio::Resources {

Expected<QByteArray> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, path.toStdString(), file.errorString().toStdString());
    return file.readAll();
}

namespace {

std::string_view textOf(const QByteArray &file) { return {file.constData(), static_cast<std::size_t>(file.size())}; }

template<typename Table>
Expected<const Table *> shared(const Expected<Table> &table)
{
    if (!table)
        return tl::unexpected(table.error());
    return &*table;
}

}  // namespace

Expected<const CountryTable *> countries()
{
    static const Expected<CountryTable> table = [] {
        std::vector<QByteArray> files;
        for (const char *name : {":/data/countries.csv", ":/data/countryaliases.csv", ":/data/formerstates.csv"}) {
            auto file = read(QString::fromLatin1(name));
            if (!file)
                return Expected<CountryTable>(tl::unexpected(file.error()));
            files.push_back(*std::move(file));
        }
        return CountryTable::parse(textOf(files[0]), textOf(files[1]), textOf(files[2]));
    }();
    return shared(table);
}

Expected<const IndicatorTable *> indicators()
{
    static const auto table = read(QStringLiteral(":/data/indicators.csv")).and_then([](const QByteArray &csv) {
        return IndicatorTable::parse(textOf(csv));
    });
    return shared(table);
}

Expected<const std::vector<Region> *> regions()
{
    static const auto list = read(QStringLiteral(":/data/regions.csv")).and_then([](const QByteArray &csv) {
        return parseRegions(textOf(csv));
    });
    return shared(list);
}

}  // namespace observatorio::Resources
