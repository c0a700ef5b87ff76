// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dataimport.h"

#include "app/files/resources.h"
#include "app/import/importfile.h"
#include "app/pipeline/baselinefile.h"
#include "ui/format.h"

namespace observatorio {

DataImport::DataImport(Actions &actions, const CountryTable &countries, const IndicatorTable &indicators)
    : m_actions(actions), m_countries(countries), m_indicators(indicators)
{
    connect(&actions, &Actions::importReadRequested, this, &DataImport::read);
    connect(&actions, &Actions::importRequested, this, [this](const std::shared_ptr<const ImportOutcome> &outcome) {
        replace([outcome] { return keepImportedBaseline(outcome->baseline); });
    });
    connect(&actions, &Actions::builtInDataRequested, this, [this] { replace(dropImportedBaseline); });
}

DataImport::~DataImport() { m_stop.request_stop(); }

void DataImport::read(quint64 request, const QString &path, const ImportChoices &choices)
{
    m_stop.request_stop();
    m_stop = {};
    if (path.isEmpty())
        return;
    m_threads.start([this, request, path, choices, stop = m_stop.get_token()] {
        auto found = Resources::regions().and_then([&](const std::vector<Region> *regions) {
            return readImport(path.toStdString(), choices, {m_countries, *regions, m_indicators}, stop);
        });
        if (stop.stop_requested())
            return;
        std::shared_ptr<const ImportOutcome> outcome;
        Error error;
        if (found)
            outcome = std::make_shared<const ImportOutcome>(*std::move(found));
        else
            error = found.error();
        QMetaObject::invokeMethod(this, [this, request, outcome, error] {
            Q_EMIT m_actions.importRead(request, outcome, outcome ? QString() : Format::error(error));
        });
    });
}

void DataImport::replace(std::function<Expected<void>()> replacing)
{
    m_threads.start([this, replacing = std::move(replacing)] {
        const auto loaded = replacing().and_then(loadBaseline);
        QMetaObject::invokeMethod(this, [this, loaded] {
            if (loaded)
                Q_EMIT replaced(*loaded, hasImportedBaseline());
            else
                Q_EMIT m_actions.dataNotReplaced(Format::error(loaded.error()));
        });
    });
}

}  // namespace observatorio
