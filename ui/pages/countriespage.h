#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// Window averages per country and indicator: one big chart, a list of countries, and small charts of the other indicators.
class CountriesPage : public Page {
    Q_OBJECT
public:
    explicit CountriesPage(UiContext &context, QWidget *parent = nullptr);
    ~CountriesPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    QList<QWidget *> titleControls() override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
