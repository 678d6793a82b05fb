<?php
require_once dirname(__DIR__, 2) . '/php/shape.php';
