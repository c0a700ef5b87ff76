#include "ui/widgets/numberbox.h"
