#pragma once
#include <QtWidgets>

#include <memory>
#include <optional>
#include <string>
#include <vector>
